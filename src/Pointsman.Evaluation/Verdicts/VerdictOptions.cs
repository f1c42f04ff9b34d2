namespace Pointsman.Evaluation;

/// <summary>How sure a verdict has to be, and what still counts as no worse.</summary>
public sealed record VerdictOptions
{
    /// <summary>The share of verdicts that chance may give, over all comparisons together. Default: 0.05.</summary>
    public double Error { get; init; } = 0.05;

    /// <summary>By how much accuracy may be lower and still count as not worse. Default: 0.05.</summary>
    public double AccuracyMargin { get; init; } = 0.05;

    /// <summary>By which share an answer may be slower and still count as not worse. Default: 0.10.</summary>
    public double LatencyMargin { get; init; } = 0.10;

    /// <summary>By which share an answer may be dearer and still count as not worse. Default: 0.10.</summary>
    public double CostMargin { get; init; } = 0.10;

    /// <summary>What resampling begins with. Default: 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many resamples are drawn where a test or an interval draws them. Default: 10,000; at least 100.
    /// </summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>
    /// How many of them are drawn from so many units: the more units, the nearer a mean is to a normal distribution,
    /// and the fewer draws say the same. What is drawn stays below 20 million values a test.
    /// </summary>
    internal int ResamplesOf(int units) =>
        Math.Clamp(20_000_000 / Math.Max(1, units), Math.Min(2_000, Resamples), Resamples);

    internal double MarginOf(ComparedMetric metric) => metric switch
    {
        ComparedMetric.Accuracy => AccuracyMargin,
        ComparedMetric.Latency => Math.Log(1 + LatencyMargin),
        _ => CostMargin,
    };
}
