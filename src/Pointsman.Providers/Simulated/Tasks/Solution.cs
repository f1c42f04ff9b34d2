namespace Pointsman.Providers.Simulated;

/// <summary>What a task asks for: the right answer, plausible wrong ones, and how hard it is.</summary>
internal sealed record Solution
{
    public required string Right { get; init; }

    /// <summary>Wrong answers, the most plausible first.</summary>
    public IReadOnlyList<string> Wrong { get; init; } = [];

    /// <summary>From 0 to 1.</summary>
    public required double Difficulty { get; init; }

    /// <summary>
    /// Sentences around a short answer, with {0} in its place; none when the answer stands for itself.
    /// </summary>
    public IReadOnlyList<string> Wording { get; init; } = [];

    /// <summary>What a reasoning model says on its way, one sentence each.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public static double Clamp(double difficulty) => Math.Clamp(difficulty, 0.0, 1.0);
}
