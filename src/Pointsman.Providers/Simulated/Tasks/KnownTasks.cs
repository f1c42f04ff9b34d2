namespace Pointsman.Providers.Simulated;

/// <summary>
/// The tasks in the order in which they are tried: those that a prompt can hardly ask for by accident come first.
/// </summary>
internal static class KnownTasks
{
    private static readonly ITask[] Plain =
    [
        new Coding(), new Translating(), new Summarising(), new Classifying(), new Counting(), new Sorting(),
        new Extracting(), new Capitals(), new Arithmetic(), new WordProblem(), new Echoing(),
    ];

    private static readonly ITask[] All = [new MultipleChoice(Plain), new Judging(), .. Plain];

    public static Solution? Solve(Prompt prompt)
    {
        foreach (ITask task in All)
        {
            if (task.Solve(prompt) is { } solution)
            {
                return solution;
            }
        }

        return null;
    }
}
