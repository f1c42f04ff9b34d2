namespace Pointsman;

/// <summary>
/// What remains of a probability when its large terms have cancelled by hand: C. Loader's saddle-point form (Fast and
/// accurate computation of binomial probabilities, 2000). Logarithms of factorials lose digits as counts grow; these
/// do not.
/// </summary>
internal static class Saddle
{
    /// <summary>Half of the logarithm of 2π.</summary>
    public const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>
    /// What Stirling's formula leaves: log Γ(x) − [(x − ½) log x − x + ½ log 2π]. The series is 5.11.1 of the NIST
    /// Digital Library of Mathematical Functions, exact to 16 digits from 16 on; below, the argument is raised.
    /// </summary>
    public static double StirlingRest(double x)
    {
        double rest = 0;
        while (x < 16)
        {
            rest += ((x + 0.5) * Log1P(1 / x)) - 1;
            x++;
        }

        double y = 1 / (x * x);
        return rest + (((((((((1.0 / 1188 * y) - (1.0 / 1680)) * y) + (1.0 / 1260)) * y) - (1.0 / 360)) * y)
            + (1.0 / 12)) / x);
    }

    /// <summary>How far <paramref name="x"/> is from <paramref name="mean"/>: x log(x / mean) + mean − x.</summary>
    public static double Deviance(double x, double mean)
    {
        if (x <= 0)
        {
            return mean;
        }

        double offset = x - mean;
        if (Math.Abs(offset) >= 0.1 * (x + mean))
        {
            double ratio = x / mean;
            double logarithm = double.IsFinite(ratio) ? Math.Log(ratio) : Math.Log(x) - Math.Log(mean);
            return (x * logarithm) - offset;
        }

        // log(x / mean) = 2 artanh(v), so that no two near numbers are subtracted.
        double v = offset / (x + mean), sum = offset * v, term = 2 * x * v;
        for (int j = 3; ; j += 2)
        {
            term *= v * v;
            double next = sum + (term / j);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }

    /// <summary>log(1 + x) without losing the digits of a small x, by W. Kahan's correction.</summary>
    public static double Log1P(double x)
    {
        double raised = 1 + x;
        return raised == 1 ? x : double.IsPositiveInfinity(raised) ? raised : Math.Log(raised) * (x / (raised - 1));
    }
}
