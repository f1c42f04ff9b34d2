namespace Pointsman.Evaluation;

/// <summary>About how many more cases would decide what is undecided.</summary>
internal static class PairedForecast
{
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
            : Least(NotWorse(sample, margin, error), Scaled(
                sample, Pointsman.MoreCases.ForMeans(sample.Gains, error: error)));
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

        // A test of one side at this level needs as many as one of both sides at twice the level.
        long? more = Scaled(sample, Pointsman.MoreCases.ForMeans(above, error: Math.Min(0.5, 2 * error)));
        long? least = sample.Metric == ComparedMetric.Accuracy
            ? NotWorse(new PairedCounts(sample.Units, 0, 0, 0), margin, error) * sample.Gains.Length / sample.Units
            : null;
        return more is null || least is null ? more : Math.Max(more.Value, least.Value);
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
