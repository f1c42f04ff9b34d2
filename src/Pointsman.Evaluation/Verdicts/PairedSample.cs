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
    /// <summary>
    /// What each case counts in the baseline's mean, 1 on average: a gain of costs is a share of that mean, which is
    /// itself measured. 1 for each where gains are no shares of a mean.
    /// </summary>
    public required double[] Weights { get; init; }

    /// <summary>Whether costs are compared and the baseline is free while the arm is not.</summary>
    public bool IsBesideFree { get; init; }

    /// <summary>How many cases, or clusters of cases, stand for themselves.</summary>
    public int Units { get; } = Clusters.Distinct().Count();

    /// <summary>Pairs the cases of two arms by their names.</summary>
    public static PairedSample Of(ArmOutcomes baseline, ArmOutcomes arm, ComparedMetric metric)
    {
        Dictionary<(string, int), CaseOutcome> others = Named(baseline).ToDictionary();
        var pairs = new List<(CaseOutcome Base, CaseOutcome Own)>();
        foreach (((string, int) name, CaseOutcome own) in Named(arm))
        {
            if (others.TryGetValue(name, out CaseOutcome? other) && Value(other, metric) is not null
                && Value(own, metric) is not null)
            {
                pairs.Add((other, own));
            }
        }

        double scale = metric == ComparedMetric.Cost ? Dollars(pairs.Select(pair => pair.Base)) : 1;
        bool free = scale == 0 && Dollars(pairs.Select(pair => pair.Own)) > 0;
        double unit = free ? Dollars(pairs.Select(pair => pair.Own)) : scale;
        double[] gains = [.. pairs.Select(pair => Gain(
            Value(pair.Base, metric)!.Value, Value(pair.Own, metric)!.Value, metric, unit))];
        int[] clusters = CaseMean.Clusters([.. pairs.Select(pair => pair.Own)]);
        bool clustered = clusters.Distinct().Count() < clusters.Length;
        bool binary = metric == ComparedMetric.Accuracy && !clustered
            && pairs.All(pair => pair.Base.Passed is 0 or 1 && pair.Own.Passed is 0 or 1);
        PairedCounts? counts = !binary || pairs.Count == 0 ? null : PairedCounts.Of(
            [.. pairs.Select(pair => pair.Own.Passed == 1)], [.. pairs.Select(pair => pair.Base.Passed == 1)]);
        return new PairedSample(metric, gains, clusters, clustered, counts)
        {
            Weights = [.. pairs.Select(pair =>
                metric == ComparedMetric.Cost && scale > 0 ? pair.Base.Dollars!.Value / scale : 1)],
            IsBesideFree = free,
        };
    }

    private static IEnumerable<KeyValuePair<(string, int), CaseOutcome>> Named(ArmOutcomes arm) =>
        CaseNames.Of(arm.Cases.Select(one => one.Id)).Select((name, at) => KeyValuePair.Create(name, arm.Cases[at]));

    private static double Dollars(IEnumerable<CaseOutcome> cases) =>
        cases.Select(one => one.Dollars!.Value).DefaultIfEmpty(0).Average();

    private static double? Value(CaseOutcome one, ComparedMetric metric) => metric switch
    {
        ComparedMetric.Accuracy => one.Passed,
        ComparedMetric.Latency => one.Seconds,
        _ => one.Dollars,
    };

    // Times are compared by their ratio, since twice as slow is as far as half as slow; money by what is saved, since
    // a saving on dear answers is worth more than one on cheap answers.
    private static double Gain(double baseline, double own, ComparedMetric metric, double unit) => metric switch
    {
        ComparedMetric.Accuracy => own - baseline,
        ComparedMetric.Latency => Math.Log(Math.Max(baseline, 1e-6) / Math.Max(own, 1e-6)),
        _ => unit == 0 ? 0 : (baseline - own) / unit,
    };
}
