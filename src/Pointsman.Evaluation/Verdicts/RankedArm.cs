namespace Pointsman.Evaluation;

/// <summary>An arm's place by one metric.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Value">What was measured: the share that passed, the mean seconds of an answer, or its dollars.</param>
/// <param name="Cases">How many cases that rests on.</param>
public sealed record RankedArm(RunArm Arm, double Value, int Cases)
{
    /// <summary>
    /// What the best arm's comparison with this one shows, corrected for all pairs of arms; null for the best itself.
    /// </summary>
    public Verdict? Beside { get; init; }

    /// <summary>Whether the best is shown to be better than this one.</summary>
    public bool IsShownWorse => Beside?.Kind == VerdictKind.Better;
}
