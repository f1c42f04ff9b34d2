namespace Pointsman.Evaluation;

/// <summary>The interval of a mean gain where cases are more than right or wrong.</summary>
internal static class PairedGain
{
    /// <summary>With fewer units a bootstrap is too narrow, and Student's t is taken.</summary>
    public const int FewUnits = 20;

    /// <summary>Whether the interval is drawn from the cases themselves.</summary>
    public static bool IsResampled(PairedSample sample) => sample.Units >= FewUnits;

    /// <summary>The interval.</summary>
    public static ConfidenceInterval Interval(PairedSample sample, VerdictOptions options)
    {
        double[] gains = Linear(sample);
        bool isShare = sample.Metric == ComparedMetric.Accuracy;
        if (gains.All(gain => gain == gains[0]))
        {
            if (!isShare)
            {
                return new ConfidenceInterval(gains[0], gains[0], gains[0], ConfidenceInterval.DefaultLevel);
            }

            // Nothing is left to draw from; as sure as so many cases that came out alike, and no surer.
            ConfidenceInterval alike = PairedProportionDifference.Tango(new PairedCounts(sample.Units, 0, 0, 0));
            return Within(new ConfidenceInterval(
                gains[0], gains[0] + alike.Low, gains[0] + alike.High, ConfidenceInterval.DefaultLevel));
        }

        ConfidenceInterval interval = IsResampled(sample)
            ? Bootstrap.Mean(
                gains, sample.Clusters,
                new BootstrapOptions
                {
                    Seed = options.Seed, Resamples = options.Resamples, Method = BootstrapMethod.Symmetric,
                })
            : MeanInterval.Clustered(gains, sample.Clusters);
        return isShare ? Within(interval) : interval;
    }

    /// <summary>
    /// Gains whose mean is the gain and whose spread is that of the gain. A share of a measured mean is a ratio of two
    /// means, which varies as the mean of d − g · b does (the linearisation of a ratio; Cochran, Sampling Techniques,
    /// 1977, chapter 6).
    /// </summary>
    public static double[] Linear(PairedSample sample)
    {
        double mean = Moments.Mean(sample.Gains);
        return [.. sample.Gains.Select((gain, at) => gain - (mean * (sample.Weights[at] - 1)))];
    }

    private static ConfidenceInterval Within(ConfidenceInterval interval) =>
        interval with { Low = Math.Max(-1, interval.Low), High = Math.Min(1, interval.High) };
}
