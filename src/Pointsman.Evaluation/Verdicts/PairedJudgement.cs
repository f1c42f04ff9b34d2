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
    /// <summary>With fewer cases, or clusters of cases, nothing is tested.</summary>
    public const int FewestUnits = 2;

    /// <summary>Tests a sample; null where there are too few pairs.</summary>
    public static PairedJudgement? Of(PairedSample sample, VerdictOptions options)
    {
        if (sample.Units < FewestUnits)
        {
            return null;
        }

        double margin = options.MarginOf(sample.Metric);
        double within = PairedMargin.PValue(sample, margin);
        if (sample.Counts is { } counts)
        {
            return new PairedJudgement(
                sample, PairedProportionDifference.Tango(counts),
                McNemar.MidP(counts.FirstOnly, counts.SecondOnly).PValue, within, "McNemar's test, mid-p");
        }

        // No sign makes a difference where there is none.
        double p = sample.Gains.All(gain => gain == 0) ? 1 : PermutationTest.SignFlip(
            sample.Gains, sample.Clusters, options.Resamples, options.Seed).PValue;
        string interval = PairedGain.IsResampled(sample) ? "bootstrap interval" : "t interval";
        return new PairedJudgement(
            sample, PairedGain.Interval(sample, options), p, within,
            sample.Clustered ? $"sign-flip test by clusters, {interval}" : $"sign-flip test, {interval}");
    }

    /// <summary>The verdict, once the p-values are corrected for so many comparisons.</summary>
    public Verdict ToVerdict(double adjusted, double adjustedMargin, VerdictOptions options, int comparisons)
    {
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
            Margin = options.MarginOf(Sample.Metric),
            PValue = PValue,
            AdjustedPValue = adjusted,
            MarginPValue = adjustedMargin,
            Test = Test,
            IsBesideFree = Sample.IsBesideFree,
            MoreCases = kind == VerdictKind.Inconclusive
                ? PairedForecast.MoreCases(Sample, options.MarginOf(Sample.Metric), options.Error / comparisons)
                : null,
        };
    }
}
