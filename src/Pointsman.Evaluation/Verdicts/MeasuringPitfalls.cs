namespace Pointsman.Evaluation;

/// <summary>Mistakes in what is measured.</summary>
internal static class MeasuringPitfalls
{
    private const double Ceiling = 0.98;
    private const double Bottom = 0.02;

    public static IEnumerable<Pitfall> Of(RunFindings found)
    {
        string[] random = [.. found.Header.Arms.Where(RunFindings.IsRandom).Select(arm => arm.Name)];
        if (found.Header.Repeats == 1 && random.Length > 0)
        {
            yield return new Pitfall(
                "single-run",
                $"every case was asked once, and {Figures.And(random)} may answer otherwise the next time",
                "what chance does from run to run cannot be told from what the model does",
                "set repeats: 3, or temperature: 0");
        }

        if (!found.HasCosts || !found.HasLatency)
        {
            string lacks = found.HasCosts ? "times are" : found.HasLatency ? "costs are" : "costs and times are";
            yield return new Pitfall(
                "quality-only", $"{lacks} unknown for some answers",
                "the best answer that nobody can pay or wait for is not the best choice",
                "give prices: the catalog's, or those of the configuration; run instead of importing answers");
        }
        else if (found.Header.Criteria.Count > 0)
        {
            bool onCost = found.HasCriterionOn("cost", "tokens");
            bool onTime = found.HasCriterionOn("p50", "p95", "p99", "first-token", "tokens-per-second");
            if (!onCost || !onTime)
            {
                yield return new Pitfall(
                    "quality-only", $"no criterion is on {(onCost ? "time" : onTime ? "cost" : "cost or time")}",
                    $"an arm can pass and be too {(onCost ? "slow" : onTime ? "dear" : "dear or too slow")}",
                    "declare both: criteria: [accuracy > 95%, p95 < 2s, cost < $0.01]");
            }
        }

        ConfidenceInterval[] accuracies = [.. found.Metrics.Select(arm => arm.Accuracy).OfType<ConfidenceInterval>()];
        if (accuracies.Length > 0 && accuracies.All(accuracy => accuracy.Value > Ceiling))
        {
            yield return new Pitfall(
                "ceiling", $"every arm passes more than {Figures.Share(Ceiling)} of the cases",
                "cases that everybody passes tell nobody apart",
                "add harder cases");
        }
        else if (accuracies.Length > 0 && accuracies.All(accuracy => accuracy.Value < Bottom))
        {
            yield return new Pitfall(
                "floor", $"every arm passes fewer than {Figures.Share(Bottom)} of the cases",
                "cases that everybody fails tell nobody apart; often an evaluator asks for a form nobody was told of",
                "read some answers beside their scores, then mend the prompt or the evaluator");
        }
    }
}
