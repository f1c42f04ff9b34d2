using FsCheck;
using FsCheck.Fluent;
using static Pointsman.Tests.Routing.Target;
using Drawn = FsCheck.Gen<Pointsman.RoutingStrategy>;

namespace Pointsman.Tests.Strategies.Drawing;

/// <summary>
/// Draws any strategy with others inside it. A new strategy or a new method is one line in its table; a test fails
/// while one is missing.
/// </summary>
internal static class DrawnStrategy
{
    /// <summary>Eight targets: three at home, one of which has a small window, and five elsewhere.</summary>
    public static readonly IReadOnlyList<RoutingTarget> Targets =
    [
        Home("home/small", 0m, 0.5) with { Context = 2_000 }, Home("home/large", null, 0.7),
        Home("attic/one", 0.1m, null),
        Away("api/tiny", 0.1m, 0.4), Away("api/fast", 0.5m, 0.7), Away("api/best", 15m, 0.95),
        Away("cloud/one", null, 0.8), Away("cloud/two", 2m, null) with { Context = 2_000 },
    ];

    /// <summary>Each kind of strategy, given what draws the parts inside it.</summary>
    public static readonly IReadOnlyDictionary<Type, Func<Drawn, Drawn>> Kinds =
        new Dictionary<Type, Func<Drawn, Drawn>>
        {
            [typeof(SingleStrategy)] = _ => One.Select(target => (RoutingStrategy)new SingleStrategy(target)),
            [typeof(BalancedStrategy)] = _ => Some.Select(some => (RoutingStrategy)new BalancedStrategy(some)),
            [typeof(OptimiserStrategy)] = _ => Optimisers(),
            [typeof(FallbackStrategy)] = part => Few(part).Select(few => (RoutingStrategy)new FallbackStrategy(few)),
            [typeof(WeightedStrategy)] = part => Few(part).Select(few => (RoutingStrategy)new WeightedStrategy(
                [.. few.Select((one, i) => new WeightedPart(one, i + 1))])),
            [typeof(RulesStrategy)] = part => Rules(part),
            [typeof(LocalFirstStrategy)] = part => LocalFirsts(part),
            [typeof(CascadeStrategy)] = part => Cascades(part),
            [typeof(TieredStrategy)] = part => Tiers(part),
            [typeof(EnsembleStrategy)] = part => Ensembles(part),
            [typeof(PipelineStrategy)] = part => Pipelines(part),
            [typeof(CheckedStrategy)] = part =>
                from one in part
                from check in Gen.Elements<OutputCheck>(new CompleteCheck(), new JsonCheck())
                from retries in Gen.Choose(0, 2)
                select (RoutingStrategy)new CheckedStrategy(
                    one, new OutputChecks([check]), new CheckPolicy { Retries = retries }),
            [typeof(ProgressiveStrategy)] = part => part.Three().Select(parts => (RoutingStrategy)
                new ProgressiveStrategy(parts.Item1, parts.Item2, parts.Item3)),
        };

    /// <summary>Each way to measure an answer, given what draws whom it asks itself.</summary>
    public static readonly IReadOnlyDictionary<Type, Func<Drawn, Gen<ConfidenceMethod>>> Methods =
        new Dictionary<Type, Func<Drawn, Gen<ConfidenceMethod>>>
        {
            [typeof(StatedConfidence)] = _ => Plain(new StatedConfidence()),
            [typeof(AgreementConfidence)] = _ => Plain(new AgreementConfidence(AgreementConfidence.MostAsks)),
            [typeof(SampleAgreementConfidence)] = _ => Plain(new SampleAgreementConfidence(2)),
            [typeof(LogProbabilityConfidence)] = _ => Plain(new LogProbabilityConfidence()),
            [typeof(PredictedConfidence)] = _ => Plain(new PredictedConfidence(Predicted)),
            [typeof(ValidityConfidence)] = _ => Plain(new ValidityConfidence(text => new(text.Length % 2, "length"))),
            [typeof(CalibratedConfidence)] = _ => Plain(
                new CalibratedConfidence(new StatedConfidence(), Calibration.FitLogistic([]))),
            [typeof(VerifierConfidence)] = part => part.Select(
                judge => (ConfidenceMethod)new VerifierConfidence(judge)),
        };

    private static readonly Condition[] Conditions = [When("code"), When("tokens > 1000"), When("tools or json")];

    private static Gen<RoutingTarget> One => Gen.Elements<RoutingTarget>([.. Targets]);

    private static Gen<IReadOnlyList<RoutingTarget>> Some =>
        One.NonEmptyListOf().Select(some => (IReadOnlyList<RoutingTarget>)[.. some.Distinct()]);

    /// <summary>Any strategy with others inside it, down to a depth.</summary>
    public static Drawn OfDepth(int depth) => depth == 0
        ? Kinds[typeof(SingleStrategy)](One.Select(target => (RoutingStrategy)new SingleStrategy(target)))
        : Gen.OneOf([.. Kinds.Values.Select(kind => kind(OfDepth(depth - 1)))]);

    private static Gen<IReadOnlyList<RoutingStrategy>> Few(Drawn part, int least = 1) =>
        from count in Gen.Choose(least, 3)
        from few in part.ListOf(count)
        select (IReadOnlyList<RoutingStrategy>)[.. few];

    private static Gen<ConfidenceMethod> Plain(ConfidenceMethod method) => Gen.Constant(method);

    private static Gen<ConfidenceMethod> Method(Drawn part) =>
        Gen.OneOf([.. Methods.Values.Select(method => method(part))]);

    private static Drawn Optimisers() =>
        from some in Some
        from objective in Gen.Elements(Enum.GetValues<OptimiserObjective>())
        from quality in Gen.Elements<double?>(null, null, 0.6, 0.9)
        from cost in Gen.Elements<decimal?>(null, null, 0.0005m, 0.005m)
        from latency in Gen.Elements<int?>(null, null, 500)
        from localOnly in Gen.Elements(false, false, false, true)
        from otherwise in Gen.Elements(Enum.GetValues<OptimiserOtherwise>())
        from predicted in Gen.Elements(true, false)
        select (RoutingStrategy)new OptimiserStrategy(
            some,
            new OptimiserOptions
            {
                Objective = objective, Quality = quality, Cost = cost is { } dollars ? new Usd(dollars) : null,
                Latency = latency is { } ms ? TimeSpan.FromMilliseconds(ms) : null, LocalOnly = localOnly,
                Otherwise = otherwise,
            },
            predicted ? Predicted : null);

    private static double Predicted(in RequestFacts facts, RoutingTarget one) =>
        (one.Name.Length + facts.Tokens) % 10 / 10.0;

    private static Drawn Rules(Drawn part) =>
        from conditions in Gen.Elements(Conditions).ListOf(2)
        from parts in part.ListOf(3)
        select (RoutingStrategy)new RulesStrategy(
            [new RoutingRule(conditions[0], parts[0]), new RoutingRule(conditions[1], parts[1])], parts[2]);

    // What stands under "local" may be anything, also what a configuration would refuse.
    private static Drawn LocalFirsts(Drawn part) =>
        from local in Few(part)
        from api in Few(part)
        from condition in Gen.Elements<Condition?>([null, .. Conditions])
        select (RoutingStrategy)new LocalFirstStrategy(local, api, condition);

    private static Drawn Cascades(Drawn part) =>
        from steps in Few(part, least: 2)
        from thresholds in Gen.Choose(0, 100).ListOf(3)
        from method in Method(part)
        select (RoutingStrategy)new CascadeStrategy(
            [.. steps.Select((step, i) => new CascadeStep(step, thresholds[i] / 100.0))], method);

    private static Drawn Tiers(Drawn part) =>
        from steps in Few(part, least: 2)
        from thresholds in Gen.Choose(0, 100).ListOf(3)
        from conditions in Gen.Elements<Condition?>([null, .. Conditions]).ListOf(3)
        from may in Gen.Elements(true, false)
        from method in Method(part)
        select (RoutingStrategy)new TieredStrategy(
            [
                .. steps.Select((step, i) => new Tier($"tier {i + 1}", step, thresholds[i] / 100.0)
                {
                    When = conditions[i], MayEscalate = may,
                }),
            ],
            method);

    private static Drawn Pipelines(Drawn part) =>
        from few in Few(part)
        from prompt in Gen.Elements("{question} {input}", "{input}{input} of {conversation}", "{s0} and {input}")
        from system in Gen.Elements<string?>(null, "You help.")
        from most in Gen.Elements<int?>(null, null, 40, 900)
        select (RoutingStrategy)new PipelineStrategy(
        [
            .. few.Select((one, i) => new PipelineStep($"s{i}", one, i == 0 ? "Do: {input}" : prompt)
            {
                System = system, MaxOutput = most,
            }),
        ]);

    private static Drawn Ensembles(Drawn part) =>
        from members in Few(part)
        from other in part
        from joined in Gen.Elements<Func<RoutingStrategy, AnswerJoin>>(
            _ => new VoteJoin(), _ => new MeanJoin(), _ => new MedianJoin(), judge => new BestJoin(judge),
            judge => new BestJoin(judge, BestBy.Pairs, "Short is good."), judge => new BestJoin(judge, BestBy.Points),
            writer => new SynthesisJoin(writer))
        select (RoutingStrategy)new EnsembleStrategy([.. members.Select(one => new EnsembleMember(one))], joined(other));

    private static RoutingTarget Home(string name, decimal? rate, double? quality) =>
        Away(name, rate, quality) with { Local = true };

    private static RoutingTarget Away(string name, decimal? rate, double? quality) => Of(name) with
    {
        Quality = quality,
        Price = rate is { } dollars
            ? new Price { Base = new Rates { Input = new(dollars), Output = new(3 * dollars) } } : null,
    };
}
