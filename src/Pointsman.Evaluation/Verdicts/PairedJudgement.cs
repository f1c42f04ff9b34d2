namespace Pointsman.Evaluation;

/// <summary>What tests say of a sample of pairs, before it is known how many comparisons there are.</summary>
/// <param name="Sample">The pairs.</param>
/// <param name="Gain">By how much the arm is better.</param>
/// <param name="PValue">Whether there is a difference.</param>
/// <param name="MarginPValue">Whether the arm is not worse by more than the margin.</param>
/// <param name="Test">The test.</param>
internal sealed record PairedJudgement(
    PairedSample Sample, ConfidenceInterval Gain, double PValue, double MarginPValue, string Test)
{
    /// <summary>With fewer pairs nothing is tested.</summary>
    public const int FewestPairs = 2;

    /// <summary>Tests a sample; null where there are too few pairs.</summary>
    public static PairedJudgement? Of(PairedSample sample, VerdictOptions options)
    {
        if (sample.Gains.Length < FewestPairs || sample.Clusters.Distinct().Count() < FewestPairs)
        {
            return null;
        }

        double margin = options.MarginOf(sample.Metric);
        if (sample.Counts is { } counts)
        {
            return new PairedJudgement(
                sample, PairedProportionDifference.Tango(counts),
                McNemar.MidP(counts.FirstOnly, counts.SecondOnly).PValue,
                NonInferiority.PairedBinary(counts, margin).PValue!.Value, "McNemar's test, mid-p");
        }

        // All differences alike leave nothing to resample.
        ConfidenceInterval interval = Bootstrap.Mean(
            sample.Gains, sample.Clusters, new BootstrapOptions { Seed = options.Seed });
        double p = PermutationTest.SignFlip(sample.Gains, sample.Clusters, seed: options.Seed).PValue;
        double within = NonInferiority.PairedMeans(sample.Gains, margin, sample.Clusters).PValue!.Value;
        return new PairedJudgement(
            sample, interval, p, within,
            sample.Clustered ? "sign-flip test by clusters, bootstrap interval" : "sign-flip test, bootstrap interval");
    }

    /// <summary>The verdict, once the p-values are corrected.</summary>
    public Verdict ToVerdict(double adjusted, double adjustedMargin, VerdictOptions options)
    {
        double margin = options.MarginOf(Sample.Metric);
        VerdictKind kind = adjusted <= options.Error && Gain.Value > 0 ? VerdictKind.Better
            : adjustedMargin <= options.Error ? VerdictKind.NotWorse
            : adjusted <= options.Error && Gain.Value < 0 ? VerdictKind.Worse
            : VerdictKind.Inconclusive;
        return new Verdict
        {
            Metric = Sample.Metric,
            Kind = kind,
            Pairs = Sample.Gains.Length,
            Gain = Gain,
            Margin = margin,
            PValue = PValue,
            AdjustedPValue = adjusted,
            MarginPValue = adjustedMargin,
            Test = Test,
            MoreCases = kind == VerdictKind.Inconclusive ? More(margin) : null,
        };
    }

    // The cheapest way out counts: whichever of "not worse" and "a difference" would be shown first.
    private long? More(double margin)
    {
        if (Sample.Counts is { } counts)
        {
            return Least(
                Pointsman.MoreCases.ForNonInferiority(counts, margin), Pointsman.MoreCases.ForDifference(counts));
        }

        double[] above = [.. Sample.Gains.Select(gain => gain + margin)];
        return Least(
            Gain.Value > -margin ? Pointsman.MoreCases.ForMeans(above) : null, Pointsman.MoreCases.ForMeans(Sample.Gains));
    }

    private static long? Least(long? one, long? other) =>
        one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}
