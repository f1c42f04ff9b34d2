namespace Pointsman.Providers.Simulated;

/// <summary>A kind of task whose right answer can be computed.</summary>
internal interface ITask
{
    /// <summary>The solution, or null when the prompt asks for something else.</summary>
    Solution? Solve(Prompt prompt);
}
