using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>Why an arm is recommended, and what that rests on, in sentences.</summary>
internal sealed class RecommendationWords(RunFindings found, BestModel best, ArmMetrics own, Verdict? besideBest)
{
    public IEnumerable<string> Reasons()
    {
        bool isBest = own.Arm == best.Best;
        yield return isBest ? BestReason()
            : $"{VerdictText.Kind(besideBest!)} than {best.Best!.Name}, the best by accuracy, and "
                + (Ratio(best.Best) is { } ratio ? $"{ratio} its cost" : "the cheapest of those that are");
        if (found.Header.Criteria.Count > 0)
        {
            yield return $"it meets every criterion: {string.Join(", ", found.Header.Criteria)}";
        }
    }

    public IEnumerable<string> Evidence()
    {
        yield return Source(found);
        if (own.Accuracy is { } accuracy)
        {
            yield return $"accuracy {Figures.Of(accuracy, "accuracy")}, {Figures.Count(own.Cases, "case")}"
                + (found.Header.Repeats > 1 ? $", each {found.Header.Repeats} times" : "");
        }

        if (besideBest is not null)
        {
            yield return $"beside {best.Best!.Name}: {VerdictText.Gain(besideBest)}, margin "
                + $"{Figures.Share(besideBest.Margin)}, {Figures.Count(besideBest.Pairs, "case")}, {besideBest.Test}";
        }

        foreach (RankedArm other in best.Ranking.Skip(1).Where(_ => own.Arm == best.Best))
        {
            yield return other.Beside is { } verdict
                ? $"{VerdictText.Kind(verdict)} beside {other.Arm.Name}: {VerdictText.Gain(verdict)}, "
                    + Figures.Count(verdict.Pairs, "case")
                : $"too few cases beside {other.Arm.Name}";
        }

        ArmMetrics baseline = found.Metrics[ArmComparisons.BaselineOf(found.Header)];
        yield return own.CostPerAnswer is { } cost
            ? $"cost {cost} an answer" + (baseline.Arm == own.Arm || Ratio(baseline.Arm) is not { } ratio
                ? "" : $", {ratio} that of the baseline {baseline.Arm.Name}")
            : "cost unknown";
        yield return own.Latency is { } latency
            ? string.Create(CultureInfo.InvariantCulture,
                $"latency p50 {latency.P50:0.00} s, p95 {latency.P95:0.00} s, {latency.Count:N0} answers")
            : "latency unknown";
        yield return $"errors {Figures.Share(own.ErrorShare)} of {Figures.Count(own.Asked, "question")}";
    }

    /// <summary>The run that all of it is from.</summary>
    public static string Source(RunFindings found) => string.Create(
        CultureInfo.InvariantCulture,
        $"run of {found.Header.Suite}, {found.Header.Started.UtcDateTime:yyyy-MM-dd HH:mm} UTC, suite hash "
        + $"{found.Header.Hash[..Math.Min(12, found.Header.Hash.Length)]}, seed {found.Header.Seed}")
        + (found.Header.Arms.Any(arm => arm.Simulated) ? ", simulated" : "");

    private string BestReason() => best.Ranking.Count == 1 ? "it meets every criterion"
        : best.IsShown ? "shown to be better by accuracy than every other"
        : "the best by accuracy, and shown to be not worse than any other by more than "
            + Figures.Share(found.Header.Margin);

    private string? Ratio(RunArm other)
    {
        Usd? theirs = found.Metrics.First(arm => arm.Arm == other).CostPerAnswer;
        return own.CostPerAnswer is { } cost && theirs is { } beside && beside > Usd.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"{cost / beside:0.00} ×")
            : null;
    }
}
