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
            [.. route.Targets.SelectMany(one => part(one.Use).Targets).Where(one => !one.IsPerson).Distinct()]),
        RouteStrategy.Cascade => new CascadeStrategy(
            [
                .. route.Steps.Select((step, i) =>
                    new CascadeStep(InOrder(step.Use), StepShape.AcceptAt(route.Steps, i))),
            ],
            Method(route.Confidence)),
        RouteStrategy.Tiered => new TieredStrategy(
            [.. route.Tiers.Select((tier, i) => Tier(route.Tiers, tier, i))], Method(route.Confidence)),
        _ => InOrder([.. route.Targets.Select(one => one.Use)]),
    };

    private Tier Tier(IReadOnlyList<StepSettings> tiers, StepSettings tier, int place) =>
        new(StepShape.Name(tiers, tier), InOrder(tier.Use), StepShape.AcceptAt(tiers, place))
        {
            When = tier.When, MayEscalate = tier.MayEscalate,
        };

    private ConfidenceMethod Method(ConfidenceSettings confidence)
    {
        ConfidenceMethod method = confidence.Method switch
        {
            ConfidenceKind.LogProbs => new LogProbabilityConfidence(),
            ConfidenceKind.Agreement => new AgreementConfidence(),
            ConfidenceKind.Samples => new SampleAgreementConfidence(confidence.Samples),
            ConfidenceKind.Verifier => new VerifierConfidence(InOrder(confidence.Use)),
            _ => new StatedConfidence(),
        };
        return confidence.Calibration is { } known ? new CalibratedConfidence(method, known) : method;
    }

    private RoutingStrategy InOrder(IReadOnlyList<string> uses) =>
        uses.Count == 1 ? part(uses[0]) : new FallbackStrategy([.. uses.Select(part)]);
}
