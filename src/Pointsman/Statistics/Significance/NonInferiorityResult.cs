namespace Pointsman;

/// <summary>Whether one model is shown to be not worse than another by more than a margin.</summary>
/// <param name="Difference">What the new one has more than the old.</param>
/// <param name="LowerBound">What it has more at least, one-sided, at the level of the test.</param>
/// <param name="Margin">What it may have less; declared before the run.</param>
/// <param name="PValue">
/// How often chance would give as good a difference if the new one were worse by just the margin; not known from a
/// bootstrap.
/// </param>
public sealed record NonInferiorityResult(double Difference, double LowerBound, double Margin, double? PValue)
{
    /// <summary>Whether it is shown.</summary>
    public bool IsShown => LowerBound > -Margin;
}
