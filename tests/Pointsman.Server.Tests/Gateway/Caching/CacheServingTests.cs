using Pointsman.Faults;
using Xunit;

namespace Pointsman.Server.Tests.Gateway.Caching;

/// <summary>A gateway that keeps answers, with the mock upstream behind it.</summary>
public sealed class CacheServingTests
{
    private const string Cold = "\"temperature\":0,";

    public static TheoryData<string, bool> Ways()
    {
        var ways = new TheoryData<string, bool>();
        foreach (string protocol in (string[])[Speech.OpenAi, Speech.Responses, Speech.Anthropic])
        {
            ways.Add(protocol, true);
            ways.Add(protocol, false);
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_same_request_again_gets_the_same_bytes_and_costs_nothing(string protocol, bool stream)
    {
        await using MockedGateway gateway = await StartAsync(protocol);
        Seen first = await gateway.AskAsync(protocol, "chat", stream, Cold);
        Seen again = await gateway.AskAsync(protocol, "chat", stream, Cold);

        Assert.True(first.IsWhole && again.IsWhole, again.Raw);
        Assert.Equal(first.Raw, again.Raw);
        Assert.Equal((null, "hit", "0"),
            (first.Header("x-pointsman-cache"), again.Header("x-pointsman-cache"), again.Header("x-pointsman-cost-usd")));
        Assert.Equal(first.Header("x-pointsman-model"), again.Header("x-pointsman-model"));
        Assert.Equal(first.ContentType, again.ContentType);
        Assert.Single(gateway.Mock.Attempts);
        RecordedCall call = await gateway.RecordedAsync(again);
        Assert.Equal((CallOutcome.Completed, true, Usd.Zero), (call.Outcome, call.CacheHit, call.Cost));
        Assert.Empty(call.Attempts);
    }

    [Fact]
    public async Task What_may_differ_each_time_is_asked_each_time()
    {
        await using MockedGateway gateway = await StartAsync(Speech.OpenAi);
        await gateway.AskAsync(Speech.OpenAi, "chat", false);
        await gateway.AskAsync(Speech.OpenAi, "chat", false, "\"temperature\":0.7,");
        await gateway.AskAsync(Speech.OpenAi, "chat", false, "\"temperature\":0.7,");
        Assert.Equal(3, gateway.Mock.Attempts.Count);
    }

    [Fact]
    public async Task Answers_never_cross_from_one_key_to_another()
    {
        await using MockedGateway gateway = await StartAsync(Speech.OpenAi);
        (string, string)[] one = [MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "one" }))];
        (string, string)[] two = [MockedGateway.Bearer(gateway.CreateKey(new KeyDraft { Name = "two" }))];
        Assert.Null((await gateway.AskAsync(Speech.OpenAi, "chat", false, Cold, one)).Header("x-pointsman-cache"));
        Assert.Null((await gateway.AskAsync(Speech.OpenAi, "chat", false, Cold, two)).Header("x-pointsman-cache"));
        Assert.Equal("hit", (await gateway.AskAsync(Speech.OpenAi, "chat", false, Cold, one)).Header("x-pointsman-cache"));
        Assert.Equal(2, gateway.Mock.Attempts.Count);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("err")]
    [InlineData("500")]
    public async Task An_answer_that_is_not_whole_is_not_kept(string fault)
    {
        await using MockedGateway gateway = await StartAsync(Speech.OpenAi, $"mock-n8-{fault}");
        Assert.False((await gateway.AskAsync(Speech.OpenAi, "chat", true, Cold)).IsWhole);
        Assert.Null((await gateway.AskAsync(Speech.OpenAi, "chat", true, Cold)).Header("x-pointsman-cache"));
        Assert.Equal(2, gateway.Mock.Attempts.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rush_of_equal_requests_becomes_one_call(bool stream)
    {
        await using MockedGateway gateway = await StartAsync(Speech.OpenAi, "mock-n8-hold");
        Task<Seen>[] rush =
        [
            .. Enumerable.Range(0, 20).Select(_ => gateway.AskAsync(Speech.OpenAi, "chat", stream, Cold)),
        ];
        await Until.Holds(() =>
            gateway.Parts.Gatekeeper.InFlight == 20 && gateway.Mock.Attempts is [{ IsHeld: true }]);
        gateway.Mock.Release();
        Seen[] all = await Task.WhenAll(rush);

        Assert.All(all, seen => Assert.True(seen.IsWhole, seen.Raw));
        Assert.Single(all.Select(seen => seen.Text).Distinct());
        Assert.Single(gateway.Mock.Attempts);
        Assert.Equal(19, all.Count(seen => seen.Header("x-pointsman-cache") == "hit"));
    }

    private static Task<MockedGateway> StartAsync(string protocol, string model = "mock-n4") =>
        MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Cache = new RouteCacheSettings { Mode = CacheMode.Deterministic } },
            $"{protocol}/{model}"));
}
