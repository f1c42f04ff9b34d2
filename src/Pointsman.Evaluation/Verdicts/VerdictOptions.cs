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

    internal double MarginOf(ComparedMetric metric) => metric switch
    {
        ComparedMetric.Accuracy => AccuracyMargin,
        ComparedMetric.Latency => Math.Log(1 + LatencyMargin),
        _ => CostMargin,
    };
}
