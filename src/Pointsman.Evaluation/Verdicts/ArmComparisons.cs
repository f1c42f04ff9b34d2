namespace Pointsman.Evaluation;

/// <summary>
/// Compares arms with a baseline on the cases that both did. The more comparisons, the likelier one of them shows
/// something by chance; so p-values are corrected by Holm, for each metric over all arms.
/// </summary>
public static class ArmComparisons
{
    /// <summary>The arms beside the baseline, in their order.</summary>
    public static IReadOnlyList<ArmComparison> Of(
        ArmOutcomes baseline, IReadOnlyList<ArmOutcomes> arms, VerdictOptions? options = null)
    {
        VerdictOptions how = options ?? new VerdictOptions();
        var verdicts = arms.Select(_ => new List<Verdict>()).ToArray();
        var counts = new PairedCounts?[arms.Count];
        foreach (ComparedMetric metric in Enum.GetValues<ComparedMetric>())
        {
            PairedSample[] samples = [.. arms.Select(arm => PairedSample.Of(baseline, arm, metric))];
            IReadOnlyList<Verdict?> judged = Judge(samples, how);
            for (int at = 0; at < arms.Count; at++)
            {
                if (judged[at] is { } verdict)
                {
                    verdicts[at].Add(verdict);
                    counts[at] ??= samples[at].Counts;
                }
            }
        }

        return [.. arms.Select((arm, at) =>
            new ArmComparison(baseline.Arm, arm.Arm, verdicts[at]) { Counts = counts[at] })];
    }

    /// <summary>The arms of a run beside its baseline, by the margin that the run declared.</summary>
    public static IReadOnlyList<ArmComparison> Of(Run run)
    {
        ArmOutcomes[] all = [.. run.Header.Arms.Select((_, arm) => ArmOutcomes.Of(run, arm))];
        int baseline = BaselineOf(run.Header);
        return Of(all[baseline], [.. all.Where((_, arm) => arm != baseline)], OptionsOf(run.Header));
    }

    /// <summary>
    /// The verdicts of samples that are judged together; null where there are too few pairs.
    /// </summary>
    internal static IReadOnlyList<Verdict?> Judge(IReadOnlyList<PairedSample> samples, VerdictOptions how)
    {
        var verdicts = new Verdict?[samples.Count];
        var judged = new List<(int At, PairedJudgement Judgement)>();
        for (int at = 0; at < samples.Count; at++)
        {
            if (PairedJudgement.Of(samples[at], how) is { } judgement)
            {
                judged.Add((at, judgement));
            }
        }

        double[] adjusted = AdjustedP.Holm([.. judged.Select(one => one.Judgement.PValue)]);
        double[] margins = AdjustedP.Holm([.. judged.Select(one => one.Judgement.MarginPValue)]);
        for (int place = 0; place < judged.Count; place++)
        {
            (int at, PairedJudgement judgement) = judged[place];
            verdicts[at] = judgement.ToVerdict(adjusted[place], margins[place], how, judged.Count);
        }

        return verdicts;
    }

    /// <summary>The place of the baseline among the arms.</summary>
    public static int BaselineOf(RunHeader header)
    {
        for (int arm = 0; arm < header.Arms.Count; arm++)
        {
            if (header.Arms[arm].Name == header.Baseline)
            {
                return arm;
            }
        }

        return 0;
    }

    /// <summary>How sure verdicts of a run have to be.</summary>
    public static VerdictOptions OptionsOf(RunHeader header) =>
        new() { AccuracyMargin = header.Margin, Seed = header.Seed };
}
