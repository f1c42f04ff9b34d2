namespace Pointsman;

/// <summary>
/// Student's t distribution; infinite degrees of freedom are the normal distribution. By the incomplete beta function
/// (DLMF 8.17 and Abramowitz and Stegun 26.7.1).
/// </summary>
public static class StudentT
{
    /// <summary>The share that lies below <paramref name="t"/>; R's <c>pt(t, freedom)</c>.</summary>
    public static double Below(double t, double freedom)
    {
        double half = BeyondEither(t, freedom) / 2;
        return t < 0 ? half : 1 - half;
    }

    /// <summary>The share that lies above <paramref name="t"/>, accurate where it is small.</summary>
    public static double Above(double t, double freedom) => Below(-t, freedom);

    /// <summary>The share that is further from 0 than <paramref name="t"/>: a two-sided p-value.</summary>
    public static double BeyondEither(double t, double freedom)
    {
        if (double.IsNaN(t))
        {
            Require.Finite(t);
        }

        if (double.IsPositiveInfinity(freedom))
        {
            return 2 * Normal.Below(-Math.Abs(t));
        }

        Require.Positive(freedom);
        double square = t * t;
        return Beta.Below(1 / (1 + (square / freedom)), 1 / (1 + (freedom / square)), freedom / 2, 0.5);
    }

    /// <summary>The point below which the share <paramref name="below"/> lies; R's <c>qt(below, freedom)</c>.</summary>
    public static double Quantile(double below, double freedom)
    {
        Require.Share(below);
        BeyondEither(0, freedom);
        double tail = Math.Min(below, 1 - below);
        if (tail is 0 or 0.5)
        {
            return tail > 0 ? 0 : below > 0 ? double.PositiveInfinity : double.NegativeInfinity;
        }

        double t = Crossing.OnLadder(0, double.MaxValue, at => BeyondEither(at, freedom) <= 2 * tail);
        return below < 0.5 ? -t : t;
    }
}
