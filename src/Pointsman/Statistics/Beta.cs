namespace Pointsman;

/// <summary>The beta distribution: what is believed of a chance after so many hits and misses.</summary>
public static class Beta
{
    private const int MostTerms = 500;

    /// <summary>
    /// The share of the distribution that lies below <paramref name="x"/>, from 0 to 1. Both counts are more than 0.
    /// </summary>
    /// <remarks>
    /// The continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions, by the method of Lentz, on
    /// the side on which it converges quickly.
    /// </remarks>
    public static double Below(double x, double hits, double misses)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hits);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(misses);
        if (x <= 0)
        {
            return 0;
        }

        if (x >= 1)
        {
            return 1;
        }

        double front = Math.Exp(
            LogGamma(hits + misses) - LogGamma(hits) - LogGamma(misses)
            + (hits * Math.Log(x)) + (misses * Math.Log(1 - x)));
        return x < (hits + 1) / (hits + misses + 2)
            ? front * Fraction(x, hits, misses) / hits
            : 1 - (front * Fraction(1 - x, misses, hits) / misses);
    }

    private static double Fraction(double x, double a, double b)
    {
        double c = 1;
        double d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        double fraction = d;
        for (int m = 1; m <= MostTerms; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
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

    // Stirling's series, DLMF 5.11.1, where it is accurate: from 16 on.
    private static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 16)
        {
            shift -= Math.Log(x);
            x++;
        }

        double square = 1 / (x * x);
        double series = ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680)))))) / x;
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series;
    }
}
