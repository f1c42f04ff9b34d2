namespace Pointsman.Evaluation;

/// <summary>The best model for a task by a metric, and whether that is shown or may be chance.</summary>
/// <param name="Metric">What it is the best by.</param>
/// <param name="Ranking">All arms that could be measured, the best first.</param>
public sealed record BestModel(ComparedMetric Metric, IReadOnlyList<RankedArm> Ranking)
{
    /// <summary>The category of cases that was looked at; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>The most that an answer may cost on average; null for any cost.</summary>
    public Usd? MostCost { get; init; }

    /// <summary>Arms that take no part, each with the reason: nothing measured, too dear, of unknown cost.</summary>
    public IReadOnlyList<PassedOver> LeftOut { get; init; } = [];

    /// <summary>The best as measured; null where nothing was.</summary>
    public RunArm? Best => Ranking.Count == 0 ? null : Ranking[0].Arm;

    /// <summary>The arms than which the best is not shown to be better.</summary>
    public IReadOnlyList<RunArm> TiedWith =>
        [.. Ranking.Skip(1).Where(arm => !arm.IsShownWorse).Select(arm => arm.Arm)];

    /// <summary>Whether the best is shown to be better than every other; of one arm alone nothing is shown.</summary>
    public bool IsShown => Ranking.Count > 1 && TiedWith.Count == 0;

    /// <summary>It in one sentence: <c>a is the best by accuracy, which is shown</c>, <c>…, tied with b</c>.</summary>
    public string Sentence => Best is null
        ? $"no arm can be told the best {By}"
        : $"{Best.Name} is the best {By}, "
            + (IsShown ? "which is shown"
                : Ranking.Count == 1 ? "being the only one"
                : $"tied with {Figures.And([.. TiedWith.Select(arm => arm.Name)])}");

    private string By => $"by {VerdictText.Metric(Metric)}{(Category is null ? "" : $" in {Category}")}"
        + (MostCost is { } most ? $" at {most} an answer at most" : "");

    /// <summary>The best arm of a run by a metric.</summary>
    /// <param name="run">The run.</param>
    /// <param name="metric">What it is to be the best by.</param>
    /// <param name="category">The category of cases to look at; null for all.</param>
    /// <param name="mostCost">The most that an answer may cost on average; null for any cost.</param>
    public static BestModel Of(
        Run run, ComparedMetric metric, string? category = null, Usd? mostCost = null) =>
        Each(run, [metric], [category], mostCost)[0];

    /// <summary>The best arm by each of several metrics in each of several categories, of a run that is judged once.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="metrics">What they are to be the best by.</param>
    /// <param name="categories">The categories of cases to look at, one after the other; null for all cases.</param>
    /// <param name="mostCost">The most that an answer may cost on average; null for any cost.</param>
    public static IReadOnlyList<BestModel> Each(
        Run run, IReadOnlyList<ComparedMetric> metrics, IReadOnlyList<string?> categories, Usd? mostCost = null)
    {
        IReadOnlyList<ArmJudgement> arms = Criteria.Of(run);
        return
        [
            .. from category in categories
               from metric in metrics
               select BestModels.Of(run, arms, metric, category, mostCost),
        ];
    }
}
