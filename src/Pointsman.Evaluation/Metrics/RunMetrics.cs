namespace Pointsman.Evaluation;

/// <summary>What was measured in a run, arm by arm.</summary>
public static class RunMetrics
{
    /// <summary>Measures every arm, in the order of the run.</summary>
    public static IReadOnlyList<ArmMetrics> Of(Run run) =>
        [.. Enumerable.Range(0, run.Header.Arms.Count).Select(arm => new ArmMeasuring(run, arm).Measure())];
}
