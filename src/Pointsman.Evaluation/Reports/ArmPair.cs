namespace Pointsman.Evaluation;

/// <summary>An arm of one run beside an arm of another.</summary>
/// <param name="Before">What the arm of the first run did.</param>
/// <param name="After">What the arm of the second run did.</param>
internal sealed record ArmPair(ArmOutcomes Before, ArmOutcomes After)
{
    /// <summary>
    /// The arms of both runs that have one name; where no name is common, each arm of the second beside the baseline of
    /// the first. Where a pair is chosen, that pair alone.
    /// </summary>
    public static IReadOnlyList<ArmPair> Of(Run before, Run after, PairedArms? only = null)
    {
        if (only is not null)
        {
            return [new ArmPair(ArmOutcomes.Of(before, only.Before), ArmOutcomes.Of(after, only.After))];
        }

        ArmOutcomes[] first = [.. before.Header.Arms.Select((_, arm) => ArmOutcomes.Of(before, arm))];
        ArmOutcomes[] second = [.. after.Header.Arms.Select((_, arm) => ArmOutcomes.Of(after, arm))];
        ArmPair[] named =
        [
            .. from own in second
               let other = first.FirstOrDefault(one => one.Arm.Name == own.Arm.Name)
               where other is not null
               select new ArmPair(other, own),
        ];
        ArmOutcomes baseline = first[ArmComparisons.BaselineOf(before.Header)];
        return named.Length > 0 ? named : [.. second.Select(own => new ArmPair(baseline, own))];
    }

    /// <summary>Compares pairs; p-values are corrected for each metric over all of them.</summary>
    public static IReadOnlyList<ArmComparison> Compare(IReadOnlyList<ArmPair> pairs, VerdictOptions options)
    {
        var verdicts = pairs.Select(_ => new List<Verdict>()).ToArray();
        var counts = new PairedCounts?[pairs.Count];
        foreach (ComparedMetric metric in Enum.GetValues<ComparedMetric>())
        {
            PairedSample[] samples = [.. pairs.Select(pair => PairedSample.Of(pair.Before, pair.After, metric))];
            IReadOnlyList<Verdict?> judged = ArmComparisons.Judge(samples, options);
            for (int at = 0; at < pairs.Count; at++)
            {
                if (judged[at] is { } verdict)
                {
                    verdicts[at].Add(verdict);
                    counts[at] ??= samples[at].Counts;
                }
            }
        }

        return [.. pairs.Select((pair, at) =>
            new ArmComparison(pair.Before.Arm, pair.After.Arm, verdicts[at]) { Counts = counts[at] })];
    }

    /// <summary>The cases that came out differently, those that got worse first, in the order of the second run.
    /// </summary>
    public IEnumerable<ChangedCase> Changed()
    {
        var others = CaseNames.Of(Before.Cases.Select(one => one.Id)).Zip(Before.Cases)
            .ToDictionary(one => one.First, one => one.Second.Passed);
        var changed = new List<ChangedCase>();
        foreach (((string Id, int) name, CaseOutcome own) in
            CaseNames.Of(After.Cases.Select(one => one.Id)).Zip(After.Cases))
        {
            if (own.Passed is { } after && others.GetValueOrDefault(name) is { } before && after != before)
            {
                changed.Add(new ChangedCase(own.Id, Before.Arm, After.Arm, before, after));
            }
        }

        return changed.OrderBy(one => one.IsWorse ? 0 : 1);
    }
}
