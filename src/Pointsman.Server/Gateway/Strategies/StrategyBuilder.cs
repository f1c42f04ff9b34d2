namespace Pointsman.Server;

/// <summary>Makes a route's strategy from its settings. <paramref name="part"/> is what a name stands for.</summary>
internal sealed class StrategyBuilder(Func<string, RoutingStrategy> part)
{
    public RoutingStrategy Build(RouteSettings route) => route.Strategy switch
    {
        RouteStrategy.Weighted => new WeightedStrategy(
            [.. route.Targets.Select(one => new WeightedPart(part(one.Use), (decimal)one.Weight))]),
        RouteStrategy.Rules => new RulesStrategy(
            [.. route.Rules.Select(rule => new RoutingRule(rule.When, InOrder(rule.Use)))], InOrder(route.Else)),
        RouteStrategy.Balanced => new BalancedStrategy(
            [.. route.Targets.SelectMany(one => part(one.Use).Targets).Distinct()]),
        RouteStrategy.Cascade => new CascadeStrategy(
            [.. route.Steps.Select((step, i) => new CascadeStep(InOrder(step.Use), AcceptAt(step, i)))],
            Method(route.Confidence)),
        _ => InOrder([.. route.Targets.Select(one => one.Use)]),
    };

    private static double AcceptAt(StepSettings step, int place) =>
        step.AcceptAt ?? (place == 0 ? CascadeStrategy.DefaultFirst : CascadeStrategy.DefaultLater);

    private static StatedConfidence Method(ConfidenceSettings confidence) => confidence.Method switch
    {
        _ => new StatedConfidence(),
    };

    private RoutingStrategy InOrder(IReadOnlyList<string> uses) =>
        uses.Count == 1 ? part(uses[0]) : new FallbackStrategy([.. uses.Select(part)]);
}
