namespace Pointsman;

/// <summary>The ends of an interval, read off the statistics of resamples.</summary>
internal static class BootstrapEnds
{
    /// <summary>The interval.</summary>
    /// <param name="value">The statistic of the data.</param>
    /// <param name="resampled">Those of the resamples; sorted here.</param>
    /// <param name="leavingOneOut">Those of the data without one unit, for each unit.</param>
    /// <param name="options">How it is done.</param>
    public static ConfidenceInterval Of(
        double value, double[] resampled, Func<double[]> leavingOneOut, BootstrapOptions options)
    {
        double error = Spread(resampled), tail = (1 - options.Level) / 2;
        Array.Sort(resampled);
        (double low, double high) = options.Method == BootstrapMethod.Bca
            ? Moved(value, resampled, leavingOneOut(), tail) : (tail, 1 - tail);
        double from = Percentile.OfSorted(resampled, low), to = Percentile.OfSorted(resampled, high);
        (from, to) = options.Method == BootstrapMethod.Basic ? ((2 * value) - to, (2 * value) - from) : (from, to);
        return new ConfidenceInterval(value, from, to, options.Level) { StandardError = error };
    }

    /// <summary>The standard error: how far the resamples lie apart.</summary>
    public static double Spread(double[] resampled) => Math.Sqrt(Moments.Variance(resampled));

    // Which percentiles Efron takes instead of the plain ones.
    private static (double Low, double High) Moved(double value, double[] sorted, double[] without, double tail)
    {
        // Sums in another order differ in the last digits; what differs by no more is the same.
        double near = 1e-10 * (sorted[^1] - sorted[0]), count = 0;
        foreach (double one in sorted)
        {
            count += Math.Abs(one - value) <= near ? 0.5 : one < value ? 1 : 0;
        }

        double share = Math.Clamp(count / sorted.Length, 0.5 / sorted.Length, 1 - (0.5 / sorted.Length));
        double bias = Normal.Quantile(share), acceleration = Acceleration(without), z = Normal.Quantile(tail);
        return (Place(bias + z), Place(bias - z));

        double Place(double at)
        {
            double scale = 1 - (acceleration * at);
            return scale > 0 ? Normal.Below(bias + (at / scale)) : at < 0 ? 0 : 1;
        }
    }

    private static double Acceleration(double[] without)
    {
        double mean = Moments.Mean(without), squares = 0, cubes = 0;
        foreach (double one in without)
        {
            double offset = mean - one;
            squares += offset * offset;
            cubes += offset * offset * offset;
        }

        return squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
    }
}
