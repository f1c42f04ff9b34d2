namespace Pointsman;

/// <summary>The gamma function, and the gamma distribution of scale 1.</summary>
public static class Gamma
{
    private const int MostTerms = 200_000;

    /// <summary>The natural logarithm of Γ(<paramref name="x"/>), for x above 0.</summary>
    /// <remarks>Stirling's series (DLMF 5.11.1), after the argument was raised to where it has 16 digits.</remarks>
    public static double Log(double x)
    {
        Require.Positive(x);
        double product = 1;
        while (x < 16)
        {
            product *= x;
            x++;
        }

        return ((x - 0.5) * Math.Log(x)) - x + Saddle.HalfLogTwoPi + Saddle.StirlingRest(x) - Math.Log(product);
    }

    /// <summary>
    /// The share of the distribution that lies below <paramref name="x"/>: the regularised incomplete gamma function P
    /// (R's <c>pgamma(x, shape)</c>).
    /// </summary>
    /// <remarks>The series DLMF 8.11.4 below the mean, one minus the continued fraction 8.9.2 above it.</remarks>
    public static double Below(double x, double shape)
    {
        Check(x, shape);
        return x <= 0 ? 0 : double.IsPositiveInfinity(x) ? 1
            : x < shape + 1 ? Series(x, shape) : 1 - Fraction(x, shape);
    }

    /// <summary>The share that lies above: Q, accurate where it is small.</summary>
    public static double Above(double x, double shape)
    {
        Check(x, shape);
        return x <= 0 ? 1 : double.IsPositiveInfinity(x) ? 0
            : x < shape + 1 ? 1 - Series(x, shape) : Fraction(x, shape);
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a), without a large number on the way.</summary>
    internal static double Front(double x, double shape) => Math.Sqrt(shape / (2 * Math.PI))
        * Math.Exp(-Saddle.StirlingRest(shape) - Saddle.Deviance(shape, x));

    private static void Check(double x, double shape)
    {
        Require.Positive(shape);
        if (double.IsNaN(x))
        {
            Require.Finite(x);
        }
    }

    private static double Series(double x, double shape)
    {
        double term = 1 / shape, sum = term;
        for (int n = 1; n <= MostTerms && term > sum * 1e-17; n++)
        {
            term *= x / (shape + n);
            sum += term;
        }

        return sum * Front(x, shape);
    }

    // The method of Lentz.
    private static double Fraction(double x, double shape)
    {
        double b = x + 1 - shape, c = 1e300, d = 1 / b, fraction = d;
        for (int n = 1; n <= MostTerms; n++)
        {
            double a = n * (shape - n);
            b += 2;
            d = 1 / ((a * d) + b);
            c = b + (a / c);
            fraction *= c * d;
            if (Math.Abs((c * d) - 1) < 1e-15)
            {
                break;
            }
        }

        return fraction * Front(x, shape);
    }
}
