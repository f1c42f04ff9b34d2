namespace Pointsman.Evaluation;

/// <summary>Adds up what a judge of pairs said.</summary>
internal static class PairMeasuring
{
    /// <summary>Every arm that was compared, in the order of the run.</summary>
    public static IReadOnlyList<PairMetrics> Of(Run run)
    {
        Dictionary<int, string?> clusters = run.Cases.ToDictionary(one => one.Index, one => one.Case.Cluster);
        PairMetrics[] arms =
        [
            .. run.Pairs.GroupBy(pair => pair.Cell.Arm).OrderBy(arm => arm.Key)
                .Select(arm => Of(run.Header, arm.Key, [.. arm], clusters)),
        ];
        double[] adjusted = AdjustedP.Holm([.. arms.Select(arm => arm.PValue).OfType<double>()]);
        int at = 0;
        return [.. arms.Select(arm => arm.PValue is null ? arm : arm with { AdjustedPValue = adjusted[at++] })];
    }

    /// <summary>The bias over all arms: one judge, one bias; null without pairs.</summary>
    public static PositionBias? Bias(IReadOnlyList<PairMetrics> arms) => arms.Sum(arm => arm.Pairs) is > 0 and var pairs
        ? PositionBias.Of(
            pairs, arms.Sum(arm => arm.Bias?.FirstTwice ?? 0), arms.Sum(arm => arm.Bias?.SecondTwice ?? 0))
        : null;

    private static PairMetrics Of(
        RunHeader header, int arm, PairResult[] pairs, Dictionary<int, string?> clusters)
    {
        PairResult[] judged = [.. pairs.Where(pair => pair.Judgement is not null)];
        int wins = judged.Count(pair => pair.Judgement!.Outcome == PairChoice.Challenger);
        int losses = judged.Count(pair => pair.Judgement!.Outcome == PairChoice.Baseline);
        var metrics = new PairMetrics(
            header.Arms[pairs[0].Base], header.Arms[arm], wins, judged.Length - wins - losses, losses,
            pairs.Count(pair => pair.Error is not null));
        if (judged.Length == 0)
        {
            return metrics;
        }

        double[] leads = [.. judged.Select(Lead)];
        int[] units = CaseMean.Clusters([.. judged.Select(pair => new CaseOutcome("")
        {
            Cluster = clusters.GetValueOrDefault(pair.Cell.Case) is { } name
                ? $"cluster {name}" : $"case {pair.Cell.Case}",
        })]);
        bool alone = units.Distinct().Count() == units.Length;
        return metrics with
        {
            WinShare = alone
                ? ProportionInterval.Wilson(wins, judged.Length)
                : CaseMean.OfShares([.. leads.Select(lead => lead > 0 ? 1.0 : 0)], units),
            Lead = Interval(metrics, leads, units, alone, header.Seed),
            PValue = alone ? BinomialTest.Exact(wins, wins + losses).PValue
                : units.Distinct().Count() < 2 ? 1
                : PermutationTest.SignFlip(leads, units, seed: header.Seed).PValue,
            Bias = PositionBias.Of(
                judged.Length, judged.Count(pair => pair.Judgement!.FollowsFirst),
                judged.Count(pair => pair.Judgement!.FollowsSecond)),
        };
    }

    private static double Lead(PairResult pair) => pair.Judgement!.Outcome switch
    {
        PairChoice.Challenger => 1, PairChoice.Baseline => -1, _ => 0,
    };

    // A win and a loss are a case that only one of two got right: the lead is the difference of two paired shares.
    private static ConfidenceInterval Interval(
        PairMetrics metrics, double[] leads, int[] units, bool alone, ulong seed)
    {
        if (alone)
        {
            return PairedProportionDifference.Tango(new PairedCounts(metrics.Ties, metrics.Wins, metrics.Losses, 0));
        }

        var sample = new PairedSample(ComparedMetric.Accuracy, leads, units, true, null)
        {
            Weights = [.. leads.Select(_ => 1.0)],
        };
        return sample.Units < 2
            ? new ConfidenceInterval(Moments.Mean(leads), -1, 1, ConfidenceInterval.DefaultLevel)
            : PairedGain.Interval(sample, new VerdictOptions { Seed = seed });
    }
}
