namespace Pointsman;

/// <summary>The binomial distribution, by the incomplete beta function, so that large counts cost no more.</summary>
public static class Binomial
{
    /// <summary>The chance of at least <paramref name="right"/> among <paramref name="count"/>.</summary>
    public static double AtLeast(int right, int count, double chance)
    {
        if (right <= 0)
        {
            return 1;
        }

        return right > count || chance <= 0 ? 0 : chance >= 1 ? 1 : Beta(chance, right, count - right + 1);
    }

    // The continued fraction converges fast on the near side of the mean; the far side is its mirror.
    private static double Beta(double x, double a, double b)
    {
        double front = Math.Exp(
            LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    // Lentz's method for the fraction 26.5.8 of Abramowitz and Stegun's handbook.
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 / Away(1 - ((a + b) * x / (a + 1))), value = d;
        for (int m = 1; m <= 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return value;

        static double Away(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }

    // Stirling's series, after the argument was raised to where it has 15 digits.
    private static double LogGamma(double x)
    {
        double shift = 0;
        while (x < 15)
        {
            shift -= Math.Log(x);
            x++;
        }

        double y = 1 / (x * x);
        double series = ((((((1.0 / 1188 * y) - (1.0 / 1680)) * y) + (1.0 / 1260)) * y) - (1.0 / 360)) * y;
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + ((series + (1.0 / 12)) / x);
    }
}
