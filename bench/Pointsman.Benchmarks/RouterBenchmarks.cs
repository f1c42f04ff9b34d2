using BenchmarkDotNet.Attributes;

namespace Pointsman.Benchmarks;

/// <summary>A decision over 50 candidates, of which five are cooling down: at most 5 µs, whatever the strategy.</summary>
[MemoryDiagnoser]
public class RouterBenchmarks
{
    private const int Candidates = 50;

    // Conditions that do not hold, so that every one of them is asked.
    private static readonly string[] Conditions =
    [
        "images or audio", "tokens > 100k", "code and tools > 2", "json and not system", "reasoning >= high",
    ];

    private readonly RequestFacts _facts = new()
    {
        Tokens = 1_200, Characters = 4_800, Messages = 6, Traits = RequestTraits.Stream | RequestTraits.System,
    };

    private TargetStandings _standings = null!;
    private Route _fallback = null!;
    private Route _weighted = null!;
    private Route _balanced = null!;
    private Route _rules = null!;
    private Route _nested = null!;
    private Route _cheapest = null!;
    private Route _bounded = null!;
    private Route _predicted = null!;
    private double _chance;

    [GlobalSetup]
    public void Build()
    {
        RoutingTarget[] targets = [.. Enumerable.Range(0, Candidates).Select(i => new RoutingTarget
        {
            Name = $"provider-{i % 7}/model-{i}", Provider = $"provider-{i % 7}", Model = $"model-{i}",
            Context = 128_000, Quality = 0.5 + (i * 7 % 50 / 100.0),
            Price = new Price
            {
                Base = new Rates { Input = new(0.05m * (1 + (i % 9))), Output = new(0.4m + (0.1m * i)) },
            },
        })];
        RoutingStrategy[] singles = [.. targets.Select(target => new SingleStrategy(target))];
        var fallback = new FallbackStrategy(singles);
        _standings = new Table(targets);
        _fallback = new Route("fallback", fallback);
        _weighted = new Route(
            "weighted", new WeightedStrategy([.. singles.Select((one, i) => new WeightedPart(one, 1 + (i % 5)))]));
        _balanced = new Route("balanced", new BalancedStrategy(targets));
        _rules = new Route("rules", new RulesStrategy(
            [.. Conditions.Select((text, i) => new RoutingRule(Read(text), singles[i]))], fallback));
        _nested = new Route("nested", new FallbackStrategy(
            [.. targets.Chunk(5).Select(offers => new BalancedStrategy(offers))]));
        _cheapest = new Route("cheapest", new OptimiserStrategy(targets, new OptimiserOptions()));
        var bounds = new OptimiserOptions
        {
            Quality = 0.7, Cost = new(0.002m), Latency = TimeSpan.FromMilliseconds(700),
        };
        _bounded = new Route("bounded", new OptimiserStrategy(targets, bounds));
        _predicted = new Route("predicted", new OptimiserStrategy(
            targets, bounds, (in RequestFacts _, RoutingTarget one) => one.Quality ?? 0));
    }

    [Benchmark]
    public Decision Fallback() => Decide(_fallback);

    [Benchmark]
    public Decision Weighted() => Decide(_weighted);

    [Benchmark]
    public Decision Balanced() => Decide(_balanced);

    [Benchmark]
    public Decision Rules() => Decide(_rules);

    /// <summary>Ten models in order of fallback, each balanced over five offers.</summary>
    [Benchmark]
    public Decision FallbackOverBalanced() => Decide(_nested);

    /// <summary>All that is well is ranked by cost.</summary>
    [Benchmark]
    public Decision Cheapest() => Decide(_cheapest);

    /// <summary>Most miss one of three bounds and are left out with their figure.</summary>
    [Benchmark]
    public Decision CheapestWithinBounds() => Decide(_bounded);

    [Benchmark]
    public Decision CheapestByPredictor() => Decide(_predicted);

    private Decision Decide(Route route)
    {
        // Every draw comes up in turn, so no branch is learned by heart.
        _chance = (_chance + 0.618033988749895) % 1;
        return Router.Decide(route, _facts, _standings, _chance);
    }

    internal static Condition Read(string text)
    {
        var faults = new List<Fault>();
        return Condition.Parse(text, [.. RequestFactNames.All.Keys], "", faults, RequestFactNames.Scales)
            ?? throw new InvalidOperationException(faults[0].ToString());
    }

    /// <summary>As in the gateway: found by the target itself.</summary>
    private sealed class Table(RoutingTarget[] targets) : TargetStandings
    {
        private readonly Dictionary<RoutingTarget, TargetStanding> _all = targets
            .Select((target, i) => KeyValuePair.Create(target, new TargetStanding(
                i % 10 == 3 ? TargetAvailability.Cooling : TargetAvailability.Open, i % 4, 300 + (10 * i))))
            .ToDictionary(ReferenceEqualityComparer.Instance);

        public override TargetStanding Of(RoutingTarget target) => _all[target];
    }
}
