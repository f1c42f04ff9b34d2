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
}
