namespace Pointsman;

/// <summary>A number that is not known for sure.</summary>
/// <param name="Low">What it is at least, as far as one can tell.</param>
/// <param name="Likely">What it most likely is.</param>
/// <param name="High">What it is at most.</param>
public sealed record Estimate(decimal Low, decimal Likely, decimal High)
{
    /// <summary>A number with the same share below and above it: 100 with 0.2 is 80 to 120.</summary>
    public static Estimate Around(decimal likely, decimal share) =>
        new(likely - Math.Abs(likely) * share, likely, likely + Math.Abs(likely) * share);
}
