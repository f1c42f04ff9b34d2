using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace Pointsman.Benchmarks;

/// <summary>
/// What a strategy adds that has one target, beside that target alone: at most 3 µs, for the decision and for the way
/// through a run whose target answers at once.
/// </summary>
[MemoryDiagnoser]
public class OverheadBenchmarks
{
    private static readonly RoutingTarget Target = new()
    {
        Name = "home/model", Provider = "home", Model = "model", Local = true, Context = 128_000, Quality = 0.9,
        Price = new Price { Base = new Rates { Input = new(0.25m), Output = new(2m) } },
    };

    private readonly RequestFacts _facts = new() { Tokens = 1_200, Characters = 4_800, Messages = 6 };
    private readonly AtOnce _calls = new();
    private readonly StrategyLimits _limits = new() { Budget = new Usd(1m) };
    private readonly StrategyAsk _ask = new()
    {
        Messages = [new ChatMessage(ChatRole.User, "What is it?")], Options = new ChatOptions(),
    };

    private Route _route = null!;

    /// <summary>The strategy around the one target.</summary>
    [Params("single", "fallback", "balanced", "rules", "optimise", "local-first")]
    public string Strategy { get; set; } = "";

    [GlobalSetup]
    public void Build()
    {
        var single = new SingleStrategy(Target);
        _route = new Route("route", Strategy switch
        {
            "fallback" => new FallbackStrategy([single]),
            "balanced" => new BalancedStrategy([Target]),
            "rules" => new RulesStrategy([new RoutingRule(RouterBenchmarks.Read("tokens > 100"), single)], single),
            "optimise" => new OptimiserStrategy([Target], new OptimiserOptions { Quality = 0.8, Cost = new(0.01m) }),
            "local-first" => new LocalFirstStrategy([single], [single], RouterBenchmarks.Read("tokens > 8000")),
            _ => single,
        });
    }

    [Benchmark]
    public Decision Decide() => Router.Decide(_route, _facts, TargetStandings.AllOpen, 0.5);

    [Benchmark]
    public Task<StrategyAnswer> DecideAndRun() =>
        new StrategyRun(_calls, _facts, _limits, TimeProvider.System).AskAsync(Decide(), _ask, "", default);

    private sealed class AtOnce : StrategyCalls
    {
        private readonly Task<CallAnswer> _answer = Task.FromResult(new CallAnswer
        {
            Whole = new ChatResponse(new ChatMessage(ChatRole.Assistant, "Paris")), From = Target,
            Spent = new Usd(0.0001m),
        });

        public override Task<CallAnswer> AskAsync(
            IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel) => _answer;
    }
}
