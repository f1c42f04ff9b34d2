namespace Pointsman;

/// <summary>
/// The chi-square distribution: the gamma distribution of half the degrees of freedom, twice as wide.
/// </summary>
public static class ChiSquare
{
    /// <summary>The share that lies below <paramref name="x"/>; R's <c>pchisq(x, freedom)</c>.</summary>
    public static double Below(double x, double freedom) => Gamma.Below(x / 2, freedom / 2);

    /// <summary>The share that lies above, accurate where it is small.</summary>
    public static double Above(double x, double freedom) => Gamma.Above(x / 2, freedom / 2);

    /// <summary>
    /// The point below which the share <paramref name="below"/> lies; R's <c>qchisq(below, freedom)</c>.
    /// </summary>
    public static double Quantile(double below, double freedom)
    {
        Require.Share(below);
        Require.Positive(freedom);
        return below switch
        {
            0 => 0,
            1 => double.PositiveInfinity,
            // From the side on which the share is small.
            < 0.5 => Crossing.OnLadder(0, double.MaxValue, x => Below(x, freedom) >= below),
            _ => Crossing.OnLadder(0, double.MaxValue, x => Above(x, freedom) <= 1 - below),
        };
    }
}
