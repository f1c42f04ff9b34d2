namespace Pointsman.Evaluation;

/// <summary>A case that came out differently in two runs.</summary>
/// <param name="Case">The case.</param>
/// <param name="Before">The arm of the first run.</param>
/// <param name="After">The arm of the second run.</param>
/// <param name="PassedBefore">The share of its repeats that passed in the first.</param>
/// <param name="PassedAfter">The share of its repeats that passed in the second.</param>
public sealed record ChangedCase(string Case, RunArm Before, RunArm After, double PassedBefore, double PassedAfter)
{
    /// <summary>Whether it passes less often than before.</summary>
    public bool IsWorse => PassedAfter < PassedBefore;
}
