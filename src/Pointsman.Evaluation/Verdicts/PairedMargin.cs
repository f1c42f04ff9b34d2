namespace Pointsman.Evaluation;

/// <summary>How often an arm that is worse by just the margin would do as well as this one did.</summary>
internal static class PairedMargin
{
    /// <summary>The p-value; 1 without a margin, since nothing but better is good enough then.</summary>
    public static double PValue(PairedSample sample, double margin)
    {
        if (margin <= 0)
        {
            return 1;
        }

        bool isShare = sample.Metric == ComparedMetric.Accuracy;
        if (isShare && margin >= 1)
        {
            // Nothing can be worse by more.
            return 0;
        }

        return sample.Counts is { } counts
            ? NonInferiority.PairedBinary(counts, margin).PValue!.Value
            : Math.Max(
                Floor(sample.Units, margin, isShare),
                NonInferiority.PairedMeans(Above(sample, margin), margin, sample.Clusters).PValue!.Value);
    }

    /// <summary>
    /// Gains whose distance from minus the margin is what a test of it adds up: the margin is a share of a mean that
    /// is measured too.
    /// </summary>
    public static double[] Above(PairedSample sample, double margin) =>
        [.. sample.Gains.Select((gain, at) => gain + (margin * (sample.Weights[at] - 1)))];

    /// <summary>
    /// The least that so few witnesses allow. Where all differences happen to be alike a t test finds no spread and is
    /// sure of everything: of accuracy nobody is surer than as many cases on which two arms agreed each time, of times
    /// and costs than as many tosses of a coin that all fell one way.
    /// </summary>
    private static double Floor(int units, double margin, bool isShare) => isShare
        ? NonInferiority.PairedBinary(new PairedCounts(units, 0, 0, 0), margin).PValue!.Value
        : Math.Pow(0.5, units);
}
