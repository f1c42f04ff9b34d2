using Microsoft.Extensions.AI;
using Pointsman.Providers;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

public sealed class ServedRouteTests
{
    [Fact]
    public void The_most_a_request_may_cost_is_at_the_dearest_rates_of_all_targets()
    {
        ServedRoute route = Route(
            new Price { Base = Rates(10m, 1m) }, new Price { Base = Rates(2m, 30m) }, null);
        Assert.Equal(new Usd(10m + 60m), route.MostFor(1_000_000, 2_000_000));
        Assert.Equal(new Usd(0.00001m), route.MostFor(1, 0));
    }

    [Fact]
    public void A_dearer_tier_counts() => Assert.Equal(new Usd(5m + 20m), Route(new Price
    {
        Base = Rates(3m, 20m), Tiers = [new PriceTier(200_000, Rates(5m, null))],
    }).MostFor(1_000_000, 1_000_000));

    [Fact]
    public void Input_may_be_written_to_a_cache_and_output_may_be_thought()
    {
        var special = new SpecialRates { CacheWriteHour = new Usd(6m), Reasoning = new Usd(9m) };
        Rates plain = Rates(3m, 7m) with { CacheWrite = new Usd(4m) };
        Assert.Equal(new Usd(4m + 7m), Route(new Price { Base = plain }).MostFor(1_000_000, 1_000_000));
        ServedRoute both = Route(new Price { Base = plain with { Special = special } });
        Assert.Equal(new Usd(6m + 9m), both.MostFor(1_000_000, 1_000_000));
    }

    [Fact]
    public void Where_nothing_is_known_to_cost_anything_nothing_is_reserved()
    {
        Assert.Equal(Usd.Zero, Route(null, null).MostFor(1_000_000, 1_000_000));
        Assert.Equal(Usd.Zero, Route(new Price()).MostFor(1_000_000, 1_000_000));
    }

    [Fact]
    public void The_largest_numbers_that_a_request_can_bring_are_reckoned_with() =>
        Assert.True(Route(new Price { Base = Rates(1_000m, 1_000m) }).MostFor(int.MaxValue, 1_000_000_000L).Amount > 0);

    [Fact]
    public async Task One_of_a_strategy_s_calls_is_noted_with_its_own_share_of_what_is_reserved()
    {
        using Call whole = await Part.CallAsync(gone: TestContext.Current.CancellationToken);
        whole.Record = new CallRecord();
        RoutingTarget[] plan = [.. new[] { 2m, 5m }.Select(rate => Part.Target with
        {
            Price = new Price { Base = Rates(rate, rate) },
        })];
        (whole.Reserved, whole.MostOutput) = (new Usd(99m), 1_000_000);
        var ask = new ChatAsk { Model = "chat", Messages = [], Options = new() };
        using Call part = whole.BeginPart(
            new PartAnswer(ask, false, "step 1", TimeProvider.System), plan, TestContext.Current.CancellationToken);
        Assert.Equal(new Usd(5m), part.Reserved);
        Assert.Equal(new Usd(99m), whole.Reserved);
    }

    [Fact]
    public void A_strategy_of_several_calls_is_reckoned_with_each_at_its_own_rates_and_length()
    {
        RoutingTarget cheap = Part.Target with { Name = "mock/cheap", Price = new Price { Base = Rates(1m, 1m) } };
        RoutingTarget dear = Part.Target with { Name = "mock/dear", Price = new Price { Base = Rates(100m, 0m) } };
        var pipeline = new PipelineStrategy(
            [new("one", new SingleStrategy(cheap), "{question}"), new("two", new SingleStrategy(dear), "{one}")]);
        var route = new ServedRoute(new Route("chat", pipeline), new RouteSettings { Name = "chat" }, isModel: false);
        Assert.InRange(route.MostFor(1_000_000, 2_000_000).Amount, 1m + 2m + 200m, 2m + 2m + 100m + 200.1m);
    }

    [Fact]
    public async Task A_call_that_asks_more_than_the_client_did_is_noted_with_its_own_length()
    {
        using Call whole = await Part.CallAsync(gone: TestContext.Current.CancellationToken);
        whole.Record = new CallRecord();
        whole.MostOutput = 500;
        var ask = new ChatAsk
        {
            Model = "chat", Messages = [new(ChatRole.User, new string('x', 4_000_000 - 16))],
            Options = new() { MaxOutputTokens = 2_000_000 },
        };
        using Call part = whole.BeginPart(
            new PartAnswer(ask, false, "judge", TimeProvider.System),
            [Part.Target with { Price = new Price { Base = Rates(3m, 7m) } }], TestContext.Current.CancellationToken);
        Assert.Equal(new Usd(3m + 14m), part.Reserved);
    }

    private static Rates Rates(decimal? input, decimal? output) => new()
    {
        Input = input is { } i ? new Usd(i) : null, Output = output is { } o ? new Usd(o) : null,
    };

    private static ServedRoute Route(params Price?[] prices) => new(
        new Route("chat", new FallbackStrategy(
            [.. prices.Select((price, i) => new SingleStrategy(Part.Target with { Name = $"mock/{i}", Price = price }))])),
        new RouteSettings { Name = "chat" }, isModel: false);
}
