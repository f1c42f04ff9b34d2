using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A route whose targets are as good as each other: the less loaded of two gets the request.</summary>
public sealed class BalancedRouteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offers_of_its_models_are_all_its_targets()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Target("openai/mock-a", one => one with
            {
                Name = "both", Offers = [new OfferName("openai", "mock-a"), new OfferName("anthropic", "mock-b")],
            })
            .Target("gemini/mock-c", one => one)
            .Route("chat", Balanced, "openai/mock-a", "gemini/mock-c"));

        RoutingStrategy strategy = gateway.Parts.Snapshots.Current.Find("chat")!.Route.Strategy;

        Assert.IsType<BalancedStrategy>(strategy);
        Assert.Equal(["mock-a", "mock-b", "mock-c"], strategy.Targets.Select(target => target.Model));
    }

    [Fact]
    public async Task A_request_goes_where_fewer_are_waited_for()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", Balanced, "openai/mock-hold-a", "openai/mock-hold-b"));
        List<Task<Seen>> asked = [];
        for (int i = 1; i <= 6; i++)
        {
            asked.Add(gateway.AskAsync(Speech.OpenAi, "chat", stream: false));
            await gateway.Mock.WaitForAsync(all => all.Count(one => one.IsHeld) == i, Cancel);
        }

        Assert.Equal(3, gateway.Mock.Attempts.Count(one => one.Model == "mock-hold-a"));
        gateway.Mock.Release();
        Assert.All(await Task.WhenAll(asked), seen => Assert.True(seen.IsWhole, seen.Raw));
    }

    [Fact]
    public async Task One_that_fails_is_replaced_by_another()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", Balanced, "openai/mock-500", "openai/mock-n4"));
        for (int i = 0; i < 8; i++)
        {
            Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: i % 2 == 0);
            Assert.True(seen.IsWhole, seen.Raw);
        }
    }

    private static RouteSettings Balanced(RouteSettings route) => route with { Strategy = RouteStrategy.Balanced };
}
