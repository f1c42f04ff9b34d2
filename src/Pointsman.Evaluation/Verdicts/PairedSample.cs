namespace Pointsman.Evaluation;

/// <summary>The cases that both arms did, with what each did by one metric.</summary>
/// <param name="Metric">What is compared.</param>
/// <param name="Gains">By how much the arm is better, case by case.</param>
/// <param name="Clusters">The number of each case's cluster.</param>
/// <param name="Clustered">Whether any case shares its cluster with another.</param>
/// <param name="Counts">How both did, where every case is right or wrong by itself; else null.</param>
internal sealed record PairedSample(
    ComparedMetric Metric, double[] Gains, int[] Clusters, bool Clustered, PairedCounts? Counts)
{
    /// <summary>Pairs the cases of two arms by their names.</summary>
    public static PairedSample Of(ArmOutcomes baseline, ArmOutcomes arm, ComparedMetric metric)
    {
        var others = baseline.Cases.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var pairs = new List<(CaseOutcome Base, CaseOutcome Own)>();
        foreach (CaseOutcome own in arm.Cases)
        {
            if (others.TryGetValue(own.Id, out CaseOutcome? other) && Value(other, metric) is not null
                && Value(own, metric) is not null)
            {
                pairs.Add((other, own));
            }
        }

        double scale = metric == ComparedMetric.Cost
            ? pairs.Select(pair => pair.Base.Dollars!.Value).DefaultIfEmpty(0).Average()
            : 1;
        double[] gains = [.. pairs.Select(pair => Gain(Value(pair.Base, metric)!.Value, Value(pair.Own, metric)!.Value, metric, scale))];
        CaseOutcome[] owns = [.. pairs.Select(pair => pair.Own)];
        int[] clusters = CaseMean.Clusters(owns);
        bool clustered = clusters.Distinct().Count() < clusters.Length;
        bool binary = metric == ComparedMetric.Accuracy && !clustered
            && pairs.All(pair => pair.Base.Passed is 0 or 1 && pair.Own.Passed is 0 or 1);
        PairedCounts? counts = !binary || pairs.Count == 0 ? null : PairedCounts.Of(
            [.. pairs.Select(pair => pair.Own.Passed == 1)], [.. pairs.Select(pair => pair.Base.Passed == 1)]);
        return new PairedSample(metric, gains, clusters, clustered, counts);
    }

    private static double? Value(CaseOutcome one, ComparedMetric metric) => metric switch
    {
        ComparedMetric.Accuracy => one.Passed,
        ComparedMetric.Latency => one.Seconds,
        _ => one.Dollars,
    };

    // Times are compared by their ratio, since twice as slow is as far as half as slow; money by what is saved, since
    // a saving on dear answers is worth more than one on cheap answers.
    private static double Gain(double baseline, double own, ComparedMetric metric, double scale) => metric switch
    {
        ComparedMetric.Accuracy => own - baseline,
        ComparedMetric.Latency => Math.Log(Math.Max(baseline, 1e-6) / Math.Max(own, 1e-6)),
        _ => scale == 0 ? -own : (baseline - own) / scale,
    };
}
