using Microsoft.Extensions.AI;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>A strategy over simulated models, and the mix that tells beforehand what it must cost and reach.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Strategy">The strategy, as users configure it.</param>
/// <param name="Models">The models, with their known behaviour.</param>
/// <param name="Mix">The same as shares, costs and accuracies.</param>
/// <param name="Facts">The facts of a request, from a number that was drawn for it from 0 to 1.</param>
internal sealed record MixTrial(
    string Name, RoutingStrategy Strategy, IReadOnlyList<SimulatedModel> Models, Mix Mix,
    Func<double, RequestFacts> Facts)
{
    public static IReadOnlyList<MixTrial> All => [Cascade(), Tiers(), TiersByCondition()];

    /// <summary>Makes the requests, one after the other.</summary>
    public async Task<MixOutcome> RunAsync(int requests, int seed, TimeProvider time, CancellationToken cancel)
    {
        var random = new Random(seed);
        var calls = new SimulatedCalls(Models, random);
        var route = new Route(Name, Strategy);
        int right = 0;
        Usd spent = Usd.Zero;
        var answered = new Dictionary<string, int>();
        for (int i = 0; i < requests; i++)
        {
            RequestFacts facts = Facts(random.NextDouble());
            Decision decision = Router.Decide(route, facts, TargetStandings.AllOpen, random.NextDouble());
            var run = new StrategyRun(calls, facts, new StrategyLimits(), time);
            var ask = new StrategyAsk
            {
                Messages = [new ChatMessage(ChatRole.User, "Which?")], Options = new ChatOptions(),
            };
            StrategyAnswer answer = await run.AskAsync(decision, ask, "", cancel);
            right += answer.Whole!.Text == SimulatedCalls.Right ? 1 : 0;
            spent += run.Spent;
            answered[answer.From!.Name] = answered.GetValueOrDefault(answer.From.Name) + 1;
        }

        return new MixOutcome(
            this, MixCost.Of(Mix), requests, right, spent,
            [.. Models.Select(model => answered.GetValueOrDefault(model.Target.Name))]);
    }

    private static MixTrial Cascade()
    {
        SimulatedModel cheap = new(SimulatedModel.At("sim", "cheap"), new(0.001m), 0.7, 0.60, 0.95, 0.40);
        SimulatedModel middle = new(SimulatedModel.At("sim", "middle"), new(0.004m), 0.9, 0.55, 0.93, 0.60);
        SimulatedModel best = new(SimulatedModel.At("sim", "best"), new(0.02m), 0, 1, 0.92, 0.92);
        var strategy = new CascadeStrategy(
            [new(Only(cheap), 0.7), new(Only(middle), 0.9), new(Only(best), 0)], new StatedConfidence());
        return new MixTrial("cascade: cheap, middle below 0.7, best below 0.9", strategy, [cheap, middle, best], new Mix
        {
            Kind = MixKind.Cascade,
            Steps =
            [
                new MixStep("cheap", 0.60m, cheap.Cost, 0.95m), new MixStep("middle", 0.22m, middle.Cost, 0.93m),
                new MixStep("best", 0.18m, best.Cost, 0.92m),
            ],
        }, _ => default);
    }

    // 90 % are settled by the bot, 8 % (0.8 of the rest) by the strong model, 2 % by a person.
    private static MixTrial Tiers()
    {
        SimulatedModel[] models = Tickets(0.90, 0.80);
        var strategy = new TieredStrategy(
            [new("bot", Only(models[0]), 0.8), new("strong", Only(models[1]), 0.8), new("person", Only(models[2]), 0)],
            new StatedConfidence());
        return new MixTrial(
            "tiers 90/8/2, each request climbs", strategy, models, TicketMix(MixKind.Cascade), _ => default);
    }

    // The same shares, when the facts of a request say at which tier it begins.
    private static MixTrial TiersByCondition()
    {
        SimulatedModel[] models = Tickets(1, 1);
        var strategy = new TieredStrategy(
            [
                new("bot", Only(models[0]), 0.8),
                new("strong", Only(models[1]), 0.8) { When = When("tokens >= 9000") },
                new("person", Only(models[2]), 0) { When = When("tokens >= 9800") },
            ],
            new StatedConfidence());
        return new MixTrial("tiers 90/8/2, conditions choose the tier", strategy, models, TicketMix(MixKind.Tiers),
            drawn => new RequestFacts { Tokens = (int)(drawn * 10_000) });
    }

    private static SimulatedModel[] Tickets(double botSure, double strongSure) =>
    [
        new(SimulatedModel.At("sim", "bot"), new(0.01m), 0.8, botSure, 0.92, 0.30),
        new(SimulatedModel.At("sim", "strong"), new(0.50m), 0.8, strongSure, 0.96, 0.50),
        new(SimulatedModel.At(RoutingTarget.People, "support"), new(25m), 0, 1, 0.99, 0.99),
    ];

    private static Mix TicketMix(MixKind kind) => new()
    {
        Kind = kind,
        Steps =
        [
            new MixStep("bot", 0.90m, new(0.01m), 0.92m), new MixStep("strong", 0.08m, new(0.50m), 0.96m),
            new MixStep("person", 0.02m, new(25m), 0.99m),
        ],
    };

    private static SingleStrategy Only(SimulatedModel model) => new(model.Target);

    private static Condition When(string text)
    {
        var faults = new List<Fault>();
        return Condition.Parse(text, [.. RequestFactNames.All.Keys], "when", faults, RequestFactNames.Scales)
            ?? throw new FaultsException(faults);
    }
}
