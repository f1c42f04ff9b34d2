namespace Pointsman.Server;

/// <summary>
/// Makes a route's strategy from its settings. <paramref name="part"/> is what a name stands for; where the route has
/// checks, they are put to the answer of each name by itself, so that the next is asked when one is unfit.
/// <paramref name="quality"/> says how good a target is at a task.
/// </summary>
internal sealed class StrategyBuilder(
    Func<string, RoutingStrategy> part, Func<RoutingTarget, string, QualityFigure?> quality, StrategyMemory memory)
{
    public RoutingStrategy Build(RouteSettings route) => route.Strategy switch
    {
        RouteStrategy.Weighted => new WeightedStrategy(
            [.. route.Targets.Select(one => new WeightedPart(Checked(route, one.Use), (decimal)one.Weight))]),
        RouteStrategy.Rules => new RulesStrategy(
            [.. route.Rules.Select(rule => new RoutingRule(rule.When, InOrder(route, rule.Use)))],
            InOrder(route, route.Else)),
        RouteStrategy.Balanced => Checked(route, new BalancedStrategy(Flat(route))),
        RouteStrategy.Optimise => Checked(route, new OptimiserStrategy(
            Flat(route), Options(route), quality: target => quality(target, route.Optimise.Task))),
        RouteStrategy.LocalFirst => new LocalFirstStrategy(
            [.. route.LocalFirst.Local.Select(use => Checked(route, use))],
            [.. route.LocalFirst.Api.Select(use => Checked(route, use))], route.LocalFirst.SendOut),
        RouteStrategy.Cascade => new CascadeStrategy(
            [
                .. route.Steps.Select((step, i) =>
                    new CascadeStep(InOrder(route, step.Use), StepShape.AcceptAt(route.Steps, i))),
            ],
            Method(route.Confidence)),
        RouteStrategy.Tiered => new TieredStrategy(
            [.. route.Tiers.Select((tier, i) => Tier(route, tier, i))], Method(route.Confidence), route.Tiering),
        RouteStrategy.Ensemble => Ensemble(route),
        RouteStrategy.Pipeline => Checked(route, new PipelineStrategy([.. route.Steps.Select(Step)])),
        RouteStrategy.Progressive => new ProgressiveStrategy(
            InOrder(route, route.Progressive.Fast), InOrder(route, route.Progressive.Better),
            route.Judge.Count == 0 ? null : Plain(route.Judge), Options(route.Progressive),
            memory.Gains.Of(route.Name, route.Progressive.Gain)),
        _ => InOrder(route, [.. route.Targets.Select(one => one.Use)]),
    };

    private RoutingTarget[] Flat(RouteSettings route) =>
        [.. route.Targets.SelectMany(one => part(one.Use).Targets).Where(one => !one.IsPerson).Distinct()];

    private RoutingStrategy InOrder(RouteSettings route, IReadOnlyList<string> uses) => uses.Count == 1
        ? Checked(route, uses[0])
        : new FallbackStrategy([.. uses.Select(use => Checked(route, use))]);

    // Judges answer in a form of their own.
    private RoutingStrategy Plain(IReadOnlyList<string> uses) =>
        uses.Count == 1 ? part(uses[0]) : new FallbackStrategy([.. uses.Select(part)]);

    // What a person says is taken as it is.
    private RoutingStrategy Checked(RouteSettings route, string use) =>
        PersonQueue.Of(use) is null ? Checked(route, part(use)) : part(use);

    private RoutingStrategy Checked(RouteSettings route, RoutingStrategy strategy) => route.Checks.Any
        ? new CheckedStrategy(
            strategy, CheckBuilder.Checks(route.Checks), CheckBuilder.Policy(route.Checks), memory.Checks)
        : strategy;

    private Tier Tier(RouteSettings route, StepSettings tier, int place) =>
        new(StepShape.Name(route.Tiers, tier), InOrder(route, tier.Use), StepShape.AcceptAt(route.Tiers, place))
        {
            When = tier.When, MayEscalate = tier.MayEscalate,
        };

    private PipelineStep Step(StepSettings step) => new(step.Name, Plain(step.Use), step.Prompt)
    {
        System = step.System, MaxOutput = step.MaxOutput,
    };

    private EnsembleStrategy Ensemble(RouteSettings route)
    {
        EnsembleSettings settings = route.Ensemble;
        AnswerJoin join = settings.Join switch
        {
            EnsembleJoin.Mean => new MeanJoin(),
            EnsembleJoin.Median => new MedianJoin(),
            EnsembleJoin.Best => new BestJoin(Plain(route.Judge), settings.By, settings.Criteria),
            EnsembleJoin.Synthesis => new SynthesisJoin(Plain(route.Judge)),
            _ => new VoteJoin(settings.Labels),
        };
        var options = new EnsembleOptions
        {
            Quorum = settings.Quorum, Deadline = settings.Deadline, AtOnce = settings.AtOnce,
            SampleTemperature = (float?)settings.Temperature,
        };
        return settings.Members.Count == 1
            ? EnsembleStrategy.OfSamples(Checked(route, settings.Members[0].Use), settings.Samples, join, options)
            : new EnsembleStrategy(
                [
                    .. settings.Members.Select(one =>
                        new EnsembleMember(Checked(route, one.Use), (decimal)one.Weight)),
                ],
                join, options);
    }

    private ConfidenceMethod Method(ConfidenceSettings confidence)
    {
        ConfidenceMethod method = confidence.Method switch
        {
            ConfidenceKind.LogProbs => new LogProbabilityConfidence(),
            ConfidenceKind.Agreement => new AgreementConfidence(confidence.Prompts),
            ConfidenceKind.Samples => new SampleAgreementConfidence(confidence.Samples),
            ConfidenceKind.Verifier => new VerifierConfidence(Plain(confidence.Use)),
            ConfidenceKind.Validity => new ValidityConfidence(CheckBuilder.Checks(confidence.Checks)),
            _ => new StatedConfidence(),
        };
        return confidence.Calibration is { } known ? new CalibratedConfidence(method, known) : method;
    }

    private static OptimiserOptions Options(RouteSettings route)
    {
        OptimiseSettings settings = route.Optimise;
        var options = new OptimiserOptions
        {
            Objective = settings.Objective, Quality = settings.Quality, Cost = settings.Cost,
            Latency = settings.Latency, Otherwise = settings.Otherwise, LocalOnly = settings.LocalOnly,
        };
        return route.AssumedOutput is { } tokens ? options with { AssumedOutput = tokens } : options;
    }

    private static ProgressiveOptions Options(ProgressiveSettings settings) => new()
    {
        Start = settings.Start == ProgressiveStart.After ? UpgradeStart.After : UpgradeStart.AtOnce,
        Background = settings.Background,
    };
}
