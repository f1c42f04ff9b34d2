using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.Recording.Replays;

/// <summary>A request is served, and what was decided is decided again from the ledger.</summary>
public sealed class ReplayServingTests
{
    private static readonly string[] Targets = ["openai/mock-n3-a", "openai/mock-n3-b", "openai/mock-n3-c"];

    private static readonly Dictionary<string, Func<RouteSettings, RouteSettings>> Plain = new()
    {
        ["single"] = route => route with { Strategy = RouteStrategy.Single, Targets = [.. Uses.Take(1)] },
        ["fallback"] = route => route with { Strategy = RouteStrategy.Fallback, Targets = Uses },
        ["balanced"] = route => route with { Strategy = RouteStrategy.Balanced, Targets = Uses },
        ["weighted"] = route => route with
        {
            Strategy = RouteStrategy.Weighted, Targets = [.. Uses.Select((one, i) => one with { Weight = i + 1 })],
        },
        ["rules"] = route => route with
        {
            Strategy = RouteStrategy.Rules, Else = [Targets[1]],
            Rules =
            [
                Rule("complexity >= complex", 0), Rule("stream and tokens < 100", 2), Rule("task = support", 2),
            ],
        },
    };

    private static TargetSettings[] Uses => [.. Targets.Select(use => new TargetSettings { Use = use })];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Strategies() => [.. Plain.Keys, .. StrategyRoutes.All.Keys];

    [Fact]
    public void Every_strategy_of_the_configuration_is_among_them()
    {
        IEnumerable<RouteStrategy> known = Strategies().Select(one => Make(one.Data)(new RouteSettings { Name = "a" }))
            .Select(route => route.Strategy);
        Assert.Empty(Enum.GetValues<RouteStrategy>().Except(known));
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public async Task A_decision_of_the_ledger_gives_the_same_plan_again(string strategy)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => Make(strategy)(route with { Targets = [] }), Targets));
        for (int i = 0; i < 4; i++)
        {
            Seen seen = await gateway.AskAsync(
                Speech.OpenAi, "chat", stream: i % 2 == 0, headers: ("x-pointsman-task", i > 1 ? "support" : "sales"));
            DecisionReplay replay = await ReplayAsync(gateway, seen);
            Assert.Equal([], replay.Differences);
            Assert.False(replay.IsChanged);
            Assert.Equal(replay.Then.Record.Decided, replay.Now);
            Assert.NotEqual("nobody", OutlineDifferences.PlanOf(replay.Then.Record.Decided));
            Assert.InRange(replay.Then.Record.Standings.Count, 1, Targets.Length);
        }
    }

    [Fact]
    public async Task Targets_that_failed_were_left_out_and_are_left_out_again()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-500", "openai/mock-n3-b")
            .With(settings => settings with { Breaker = new BreakerSettings { Failures = 1, FailureShare = 0.1 } }));
        await gateway.AskAsync(Speech.OpenAi, "chat", false);
        DecisionReplay replay = await ReplayAsync(gateway, await gateway.AskAsync(Speech.OpenAi, "chat", false));
        Assert.Equal(
            new DroppedOutline("openai/mock-500", DropReason.Broken), Assert.Single(replay.Now!.Dropped));
        Assert.True(replay.IsSame);
    }

    [Fact]
    public async Task Another_configuration_shows_what_it_would_have_done()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", Targets[0], Targets[1]));
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.True((await ReplayAsync(gateway, seen)).IsSame);

        gateway.Server.Apply(new SetUp(gateway.Mock).Route("chat", Targets[1], Targets[2], Targets[0]).Settings);
        DecisionReplay replay = await ReplayAsync(gateway, seen);
        Assert.True(replay.IsChanged);
        Assert.Equal(
            [$"targets: {Targets[0]}, {Targets[1]} → {Targets[1]}, {Targets[2]}, {Targets[0]}"], replay.Differences);
        Assert.Equal(
            [$"nobody looked then at how these stood, so they count as well and idle: {Targets[2]}"], replay.Notes);

        gateway.Server.Apply(new SetUp(gateway.Mock).Settings);
        replay = await ReplayAsync(gateway, seen);
        Assert.Equal(["'chat' is no route and no model any more"], replay.Differences);
        Assert.Null(replay.VersionNow);
    }

    [Fact]
    public async Task A_change_of_a_price_changes_the_version_and_perhaps_no_plan()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route("chat", Targets[0]));
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        gateway.Server.Apply(new SetUp(gateway.Mock)
            .Target(Targets[0], one => one with
            {
                Price = new PriceSettings { Input = new Usd(1m), Output = new Usd(1m) },
            })
            .Route("chat", Targets[0]).Settings);
        DecisionReplay replay = await ReplayAsync(gateway, seen);
        Assert.Equal((true, true), (replay.IsSame, replay.IsChanged));
    }

    [Fact]
    public async Task What_a_route_calls_private_is_asked_again_and_not_taken_over()
    {
        Condition isPrivate = Condition.Parse("tokens > 0", ["tokens"], "", [])!;
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", route => route with { Private = isPrivate }, Targets[0]));
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);
        Assert.Equal(403, seen.Status);
        DecisionReplay replay = await ReplayAsync(gateway, seen);
        Assert.True(replay.IsSame);
        Assert.Equal(DropReason.Private, Assert.Single(replay.Now!.Dropped).Why);

        gateway.Server.Apply(new SetUp(gateway.Mock).Route("chat", Targets[0]).Settings);
        replay = await ReplayAsync(gateway, seen);
        Assert.Equal([$"targets: nobody → {Targets[0]}", $"{Targets[0]}: left out (Private) → in the plan"],
            replay.Differences);
    }

    [Fact]
    public async Task Nothing_is_kept_where_the_configuration_says_so()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", Targets[0])
            .With(settings => settings with { Recording = settings.Recording with { Replay = false } }));
        RecordedCall call = await gateway.RecordedAsync(await gateway.AskAsync(Speech.OpenAi, "chat", false));
        Assert.Null(await new ReplayStore(gateway.Parts.Database).FindAsync(call.Id, Cancel));
    }

    private static async Task<DecisionReplay> ReplayAsync(MockedGateway gateway, Seen seen)
    {
        RecordedCall call = await gateway.RecordedAsync(seen);
        RecordedDecision? then = await new ReplayStore(gateway.Parts.Database).FindAsync(call.Id, Cancel);
        return DecisionReplay.Of(Assert.IsType<RecordedDecision>(then), gateway.Parts.Snapshots.Current);
    }

    private static Func<RouteSettings, RouteSettings> Make(string strategy) => Plain.TryGetValue(strategy, out var make)
        ? make
        : route => StrategyRoutes.All[strategy](route, Targets[0], Targets[1], Targets[2]);

    private static RouteRule Rule(string when, int use) => new()
    {
        When = Condition.Parse(when, [.. RequestFactNames.All.Keys], "", [], RequestFactNames.Scales)!,
        Use = [Targets[use]],
    };
}
