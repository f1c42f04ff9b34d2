namespace Pointsman.Evaluation;

/// <summary>An arm's place by one metric.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Value">
/// What was measured: the share that passed, the geometric mean of an answer's seconds, the mean of its dollars.
/// </param>
/// <param name="Cases">How many cases that rests on.</param>
public sealed record RankedArm(RunArm Arm, double Value, int Cases)
{
    /// <summary>
    /// What the best arm's comparison with this one shows, corrected by Bonferroni for all pairs of arms, since which
    /// is the best was seen first; null for the best itself, and where both did too few cases.
    /// </summary>
    public Verdict? Beside { get; init; }

    /// <summary>Whether the best is shown to be better than this one.</summary>
    public bool IsShownWorse => Beside?.Kind == VerdictKind.Better;
}
