namespace Pointsman;

/// <summary>
/// The ends of an interval of a mean, read off each resample's t: how many of its own standard errors it lies from the
/// mean of the data.
/// </summary>
internal static class StudentizedEnds
{
    /// <summary>With more units the ends are worked out, unless a few of them outweigh all others.</summary>
    public const int ManyUnits = 1_000;

    // Units of one size that weigh as much, (Σ y²)² / Σ y⁴; with fewer the terms left out would tell.
    private const double Enough = 100;

    /// <summary>Whether units are so many, and so much alike, that nothing need be drawn.</summary>
    public static bool CanBeWorkedOut(Units units, BootstrapMethod method)
    {
        if (units.Count <= ManyUnits)
        {
            return false;
        }

        double squares = Power(units, 2);
        return squares > 0 && squares * squares >= Enough * Power(units, 4)
            && (method == BootstrapMethod.Symmetric || units.Sizes.All(size => size == units.Sizes[0]));
    }

    /// <summary>
    /// The ends that ever more resamples come to, but for terms that so many units make small: the expansion of
    /// Student's t by skew and kurtosis (Hall, The Bootstrap and Edgeworth Expansion, 1992, sections 2.6 and 3.3).
    /// </summary>
    public static ConfidenceInterval WorkedOut(Units units, BootstrapMethod method, double level)
    {
        double n = units.Count, error = units.StandardError, variance = Power(units, 2) / n;
        double skew = Power(units, 3) / n / Math.Pow(variance, 1.5);
        double kurtosis = (Power(units, 4) / n / (variance * variance)) - 3;
        double z = ConfidenceInterval.Z(level), square = z * z, t = StudentT.Quantile((1 + level) / 2, n - 1);
        double wider = z * ((skew * skew * ((square * square) + (2 * square) - 3) / 18)
            - (kurtosis * (square - 3) / 12)) / n;
        if (method == BootstrapMethod.Symmetric)
        {
            return Around(units, Math.Max(t, t + wider) * error, 0, level, error);
        }

        double shift = skew * ((2 * square) + 1) / (6 * Math.Sqrt(n));
        return Around(units, (t + wider) * error, shift * error, level, error);
    }

    /// <summary>The ends by the t of resamples, which are sorted here; those without a spread have none.</summary>
    /// <param name="units">The data.</param>
    /// <param name="ratios">Each resample's t, not a number where all its units are alike.</param>
    /// <param name="options">How it is done.</param>
    /// <param name="spread">How far the means of the resamples lie apart.</param>
    public static ConfidenceInterval Of(Units units, double[] ratios, BootstrapOptions options, double spread)
    {
        double error = units.StandardError, tail = (1 - options.Level) / 2;
        bool isSymmetric = options.Method == BootstrapMethod.Symmetric;
        if (isSymmetric)
        {
            for (int i = 0; i < ratios.Length; i++)
            {
                ratios[i] = Math.Abs(ratios[i]);
            }
        }

        Array.Sort(ratios);
        ReadOnlySpan<double> known = ratios.AsSpan(Array.FindLastIndex(ratios, double.IsNaN) + 1);
        if (isSymmetric)
        {
            double t = StudentT.Quantile((1 + options.Level) / 2, units.Count - 1);
            double drawn = known.IsEmpty ? 0 : Percentile.OfSorted(known, options.Level);
            return Around(units, Math.Max(t, drawn) * error, 0, options.Level, spread);
        }

        (double low, double high) = known.IsEmpty
            ? (0, 0) : (Percentile.OfSorted(known, tail), Percentile.OfSorted(known, 1 - tail));
        return new ConfidenceInterval(
            units.Mean, units.Mean - (high * error), units.Mean - (low * error), options.Level)
        {
            StandardError = spread,
        };
    }

    private static ConfidenceInterval Around(Units units, double reach, double shift, double level, double error) =>
        new(units.Mean, units.Mean + shift - reach, units.Mean + shift + reach, level) { StandardError = error };

    private static double Power(Units units, int power)
    {
        double sum = 0;
        foreach (double offset in units.Offsets)
        {
            double square = offset * offset;
            sum += power == 2 ? square : power == 3 ? square * offset : square * square;
        }

        return sum;
    }
}
