namespace Pointsman;

/// <summary>The beta distribution: what is believed of a chance after so many hits and misses.</summary>
public static class Beta
{
    // The fraction takes a few times the root of the larger count; this is enough for 10¹⁰.
    private const int MostTerms = 500_000;

    /// <summary>
    /// The share of the distribution that lies below <paramref name="x"/>, from 0 to 1. Both counts are more than 0.
    /// The regularised incomplete beta function, R's <c>pbeta(x, hits, misses)</c>.
    /// </summary>
    /// <remarks>
    /// The continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, by the method of Lentz, on
    /// the side on which it converges quickly; what stands before it in the saddle-point form, so that large counts
    /// lose no digits.
    /// </remarks>
    public static double Below(double x, double hits, double misses)
    {
        Check(x, hits, misses);
        return x <= 0 ? 0 : x >= 1 ? 1 : Below(x, 1 - x, hits, misses);
    }

    /// <summary>The share that lies above <paramref name="x"/>, accurate where it is small.</summary>
    public static double Above(double x, double hits, double misses)
    {
        Check(x, hits, misses);
        return x <= 0 ? 1 : x >= 1 ? 0 : Below(1 - x, x, misses, hits);
    }

    /// <summary>
    /// The point below which the share <paramref name="below"/> of the distribution lies; R's
    /// <c>qbeta(below, hits, misses)</c>.
    /// </summary>
    public static double Quantile(double below, double hits, double misses)
    {
        Require.Share(below);
        Check(0, hits, misses);
        return below <= 0 ? 0 : below >= 1 ? 1
            : Crossing.OnLadder(0, 1, x => Below(x, hits, misses) >= below);
    }

    /// <summary>
    /// The share below, where what <paramref name="x"/> lacks of 1 is known better than by subtraction.
    /// </summary>
    internal static double Below(double x, double rest, double hits, double misses)
    {
        if (x <= 0 || rest <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        double all = hits + misses;
        double front = Math.Sqrt(hits / all * misses / (2 * Math.PI)) * Math.Exp(
            Saddle.StirlingRest(all) - Saddle.StirlingRest(hits) - Saddle.StirlingRest(misses)
            - Saddle.Deviance(hits, all * x) - Saddle.Deviance(misses, all * rest));
        return x < (hits + 1) / (all + 2)
            ? front * Fraction(x, hits, misses) / hits
            : 1 - (front * Fraction(rest, misses, hits) / misses);
    }

    private static void Check(double x, double hits, double misses)
    {
        Require.Positive(hits);
        Require.Positive(misses);
        if (double.IsNaN(x))
        {
            Require.Finite(x);
        }
    }

    private static double Fraction(double x, double a, double b)
    {
        double c = 1;
        double d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        double fraction = d;
        for (int m = 1; m <= MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + (2.0 * m) - 1) * (a + (2.0 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2.0 * m)) * (a + (2.0 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15)
            {
                break;
            }
        }

        return fraction;
    }

    // Lentz: a denominator must not be 0.
    private static double Away(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
