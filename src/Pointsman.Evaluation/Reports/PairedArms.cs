namespace Pointsman.Evaluation;

/// <summary>One arm of each of two runs, where a report is to be of these alone.</summary>
/// <param name="Before">The place of the arm in the first run.</param>
/// <param name="After">The place of the arm in the second run; the two runs may be one.</param>
/// <param name="Margin">By how much accuracy may be lower and still count as not worse.</param>
public sealed record PairedArms(int Before, int After, double Margin);
