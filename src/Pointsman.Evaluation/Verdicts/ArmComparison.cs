namespace Pointsman.Evaluation;

/// <summary>An arm beside the baseline, by every metric that both were measured by.</summary>
/// <param name="Baseline">The arm that it is compared with.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Verdicts">What each metric shows; a metric that cannot be compared is missing.</param>
public sealed record ArmComparison(RunArm Baseline, RunArm Arm, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>What a metric shows; null where it cannot be compared.</summary>
    public Verdict? this[ComparedMetric metric] => Verdicts.FirstOrDefault(verdict => verdict.Metric == metric);

    /// <summary>How both did, where every case is right or wrong by itself.</summary>
    public PairedCounts? Counts { get; init; }
}
