namespace Pointsman.Evaluation;

/// <summary>Finds the best arm, and whether it is shown to be the best.</summary>
internal static class BestModels
{
    public static BestModel Of(
        Run run, IReadOnlyList<ArmJudgement> arms, ComparedMetric metric, string? category = null, Usd? mostCost = null)
    {
        var ranked = new List<(RankedArm Ranked, ArmOutcomes Outcomes)>();
        var leftOut = new List<PassedOver>();
        for (int at = 0; at < arms.Count; at++)
        {
            ArmOutcomes all = ArmOutcomes.Of(run, at);
            ArmOutcomes outcomes = category is null ? all
                : all with { Cases = [.. all.Cases.Where(one => one.Category == category)] };
            double[] values = Values(outcomes, metric);
            if (WhyNot(arms[at], outcomes, values.Length, metric, mostCost) is { } why)
            {
                leftOut.Add(new PassedOver(arms[at].Arm, why));
            }
            else
            {
                ranked.Add((new RankedArm(arms[at].Arm, Typical(values, metric), values.Length), outcomes));
            }
        }

        // Arms of one value keep the order of the run.
        (RankedArm Ranked, ArmOutcomes Outcomes)[] order = metric == ComparedMetric.Accuracy
            ? [.. ranked.OrderByDescending(one => one.Ranked.Value)]
            : [.. ranked.OrderBy(one => one.Ranked.Value)];
        return new BestModel(metric, Beside(order, metric, ArmComparisons.OptionsOf(run.Header)))
        {
            Category = category, MostCost = mostCost, LeftOut = leftOut,
        };
    }

    // Which arm is the best is seen first and tested then, so every pair of arms counts as a comparison.
    private static RankedArm[] Beside(
        (RankedArm Ranked, ArmOutcomes Outcomes)[] order, ComparedMetric metric, VerdictOptions how)
    {
        int pairs = order.Length * (order.Length - 1) / 2;
        return
        [
            .. order.Select((one, at) => at == 0 ? one.Ranked : one.Ranked with
            {
                Beside = PairedJudgement.Of(PairedSample.Of(one.Outcomes, order[0].Outcomes, metric), how) is { } judged
                    ? judged.ToVerdict(
                        Math.Min(1, judged.PValue * pairs), Math.Min(1, judged.MarginPValue * pairs), how, pairs)
                    : null,
            }),
        ];
    }

    private static string? WhyNot(
        ArmJudgement arm, ArmOutcomes outcomes, int known, ComparedMetric metric, Usd? mostCost)
    {
        if (!arm.WasAsked)
        {
            return "it was asked nothing";
        }

        if (!arm.HasFewErrors)
        {
            return $"{Figures.Share(arm.ErrorShare)} of its questions went wrong, more than "
                + Figures.Share(arm.MostErrors);
        }

        if (known == 0)
        {
            return $"its {VerdictText.Metric(metric)} was not measured";
        }

        if (metric != ComparedMetric.Accuracy && known < outcomes.Cases.Count(one => one.Answered > 0))
        {
            return $"the {VerdictText.Metric(metric)} of some of its answers is unknown";
        }

        if (mostCost is not { } most)
        {
            return null;
        }

        double[] dollars = Values(outcomes, ComparedMetric.Cost);
        return dollars.Length < outcomes.Cases.Count(one => one.Answered > 0) ? "its cost is unknown"
            : Moments.Mean(dollars) > (double)most.Amount
                ? $"it costs {Figures.Dollars(Moments.Mean(dollars))} an answer, more than {most}"
                : null;
    }

    private static double[] Values(ArmOutcomes outcomes, ComparedMetric metric) =>
    [
        .. outcomes.Cases.Select(one => metric switch
        {
            ComparedMetric.Accuracy => one.Passed,
            ComparedMetric.Latency => one.Seconds,
            _ => one.Dollars,
        }).OfType<double>(),
    ];

    // Times by their geometric mean, as they are compared by their ratio.
    private static double Typical(double[] values, ComparedMetric metric) => metric == ComparedMetric.Latency
        ? Math.Exp(Moments.Mean([.. values.Select(value => Math.Log(Math.Max(value, 1e-6)))]))
        : Moments.Mean(values);
}
