namespace Pointsman.Evaluation;

/// <summary>About how many more cases would decide what is undecided.</summary>
internal static class PairedForecast
{
    // A smaller difference takes more cases than anybody has.
    private const double LeastEffect = 1e-5;

    /// <summary>
    /// The cheapest way out counts: whichever of "not worse" and "a difference" would be shown first. At least a tenth
    /// of what there is: what should have been decided by now was close. Null where no number would.
    /// </summary>
    /// <param name="sample">The pairs.</param>
    /// <param name="margin">The margin.</param>
    /// <param name="error">The level of each test, after correction.</param>
    public static long? MoreCases(PairedSample sample, double margin, double error)
    {
        long? more = sample.Counts is { } counts
            ? Least(NotWorse(counts, margin, error), Pointsman.MoreCases.ForDifference(counts, error: error))
            : Least(NotWorse(sample, margin, error), Scaled(sample, ForMeans(sample.Gains, error / 2)));
        return more is { } cases ? Math.Max(cases, Math.Max(1, (sample.Gains.Length + 9) / 10)) : null;
    }

    private static long? NotWorse(PairedCounts counts, double margin, double error) =>
        margin is > 0 and < 1 ? Pointsman.MoreCases.ForNonInferiority(counts, margin, error: error) : null;

    private static long? NotWorse(PairedSample sample, double margin, double error)
    {
        double[] above = [.. PairedMargin.Above(sample, margin).Select(gain => gain + margin)];
        if (margin <= 0 || Moments.Mean(above) <= 0)
        {
            return null;
        }

        long? more = Scaled(sample, ForMeans(above, error));
        long? least = sample.Metric == ComparedMetric.Accuracy
            ? NotWorse(new PairedCounts(sample.Units, 0, 0, 0), margin, error) * sample.Gains.Length / sample.Units
            : null;
        return more is null || least is null ? more : Math.Max(more.Value, least.Value);
    }

    // A t test needs ((z + z′) σ / μ)² + z² / 2 cases, to within one (W. C. Guenther, American Statistician 35, 1981).
    // A run that compares many arms asks for this often, and two digits are told.
    private static long? ForMeans(double[] gains, double tail)
    {
        double mean = Math.Abs(Moments.Mean(gains)), spread = Math.Sqrt(Moments.Variance(gains));
        if (mean <= LeastEffect * spread)
        {
            return null;
        }

        double z = -Normal.Quantile(tail), effect = (z + Normal.Quantile(Power.Default)) * spread / mean;
        return Math.Max(0, (long)Math.Ceiling((effect * effect) + (z * z / 2)) - gains.Length);
    }

    // Cases of one cluster say less than as many cases by themselves.
    private static long? Scaled(PairedSample sample, long? more)
    {
        int cases = sample.Gains.Length;
        double alone = Moments.Variance(sample.Gains) / cases;
        if (more is not { } few || !sample.Clustered || alone == 0)
        {
            return more;
        }

        double error = MeanInterval.Clustered(sample.Gains, sample.Clusters).StandardError!.Value;
        double needed = (few + cases) * Math.Max(1, error * error / alone);
        return (long)Math.Ceiling(Math.Min(needed, 1e12)) - cases;
    }

    private static long? Least(long? one, long? other) =>
        one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}
