using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Nothing fails: every strategy for every client's protocol, as a stream and whole, before another's provider.
/// </summary>
public sealed class StrategyServingTests
{
    public static TheoryData<string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (string strategy in StrategyRoutes.All.Keys)
        {
            foreach (string protocol in Speech.All)
            {
                cases.Add(strategy, protocol, true);
                cases.Add(strategy, protocol, false);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_client_gets_the_whole_answer(string strategy, string protocol, bool stream)
    {
        string provider = protocol == Speech.Anthropic ? Speech.OpenAi : Speech.Anthropic;
        string[] targets = [$"{provider}/mock-n3-a", $"{provider}/mock-n3-b", $"{provider}/mock-n3-c"];
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat",
            route => StrategyRoutes.All[strategy](route with { Targets = [] }, targets[0], targets[1], targets[2]),
            targets));

        Seen seen = await gateway.AskAsync(protocol, "chat", stream);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(MockWords.Pieces(3), seen.Text);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Completed, 200, stream), (call.Outcome, call.Status, call.Stream));

        // A member that is not needed any more may be left before its request has gone out.
        int left = call.Attempts.Count(attempt => attempt.Outcome == AttemptOutcome.ClientLeft);
        Assert.InRange(gateway.Mock.Attempts.Count, call.Attempts.Count - left, call.Attempts.Count);
        Assert.Equal(call.Attempts.Aggregate(Usd.Zero, (sum, attempt) => sum + attempt.Cost), call.Cost);
        bool composed = strategy is not ("localfirst" or "optimise");
        Assert.Equal(composed, call.Steps is not null);
        Assert.All(call.Attempts, attempt => Assert.Equal(composed, attempt.Place.Length > 0));
    }

    [Fact]
    public async Task A_request_that_may_cost_less_than_its_calls_is_answered_with_what_there_is()
    {
        // A call of the mock costs 0.037 dollars and may cost more than 10.
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat",
            route => route with
            {
                Strategy = RouteStrategy.Cascade, Targets = [], Budget = new Usd(0.5m),
                Steps = [new StepSettings { Use = ["openai/mock-n2"] }, new StepSettings { Use = ["openai/mock-n3"] }],
            },
            "openai/mock-n2", "openai/mock-n3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);

        Assert.Equal(402, seen.Status);
        Assert.Contains("raise the budget", seen.Raw, StringComparison.Ordinal);
        Assert.Empty(gateway.Mock.Attempts);
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 403)]
    public async Task A_private_route_is_answered_at_home_or_not_at_all(bool local, int status)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Provider("home", Speech.OpenAi, one => one with { Local = local })
            .Route(
                "chat",
                route => route with { Private = Condition.Parse("tokens >= 0", ["tokens"], "", []) },
                "openai/mock-n2", "home/mock-n3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);

        Assert.Equal(status, seen.Status);
        Assert.DoesNotContain(gateway.Mock.Attempts, attempt => attempt.Model == "mock-n2");
    }

    [Fact]
    public async Task What_becomes_of_checked_answers_is_counted()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat",
            route => route with
            {
                Checks = new CheckSettings { Length = new LengthSettings { LeastWords = 100 }, Retries = 1 },
            },
            "openai/mock-n2", "openai/mock-n3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", false);

        Assert.Equal(502, seen.Status);
        Assert.Contains("did not pass its checks (length)", seen.Raw, StringComparison.Ordinal);
        Assert.Equal(4, gateway.Mock.Attempts.Count);
        string metrics = await gateway.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains(
            "pointsman_checked_answers_total{model=\"openai/mock-n2\",outcome=\"retried\"} 1", metrics,
            StringComparison.Ordinal);
        Assert.Contains(
            "pointsman_checked_answers_total{model=\"openai/mock-n3\",outcome=\"escalated\"} 1", metrics,
            StringComparison.Ordinal);
    }
}
