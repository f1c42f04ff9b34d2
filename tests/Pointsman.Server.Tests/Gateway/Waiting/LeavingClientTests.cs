using Pointsman.Faults;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Clients that go: the upstream is cancelled at once, what was used is paid, nobody else is hurt.</summary>
public sealed class LeavingClientTests
{
    // One failure would open the breaker, one request at a time is all that a key may have.
    private static readonly BreakerSettings Touchy = new()
    {
        Failures = 1, FailureShare = 0, Open = TimeSpan.FromSeconds(30),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Places()
    {
        var places = new TheoryData<string, string, bool>();
        foreach (string protocol in Speech.All)
        {
            places.Add(protocol, "hold", true);
            places.Add(protocol, "hold", false);
            places.Add(protocol, "holdcontent", true);
            places.Add(protocol, "holdmid", true);
            places.Add(protocol, "holdmid", false);
        }

        return places;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_upstream_is_cancelled_and_what_was_used_is_paid(string protocol, string words, bool stream)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", $"{protocol}/mock-n40-k400-in9-out5000-{words}")
            .With(settings => settings with { Breaker = Touchy }));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using HttpRequestMessage request = MockedGateway.Request(protocol, "chat", stream);
        Task asked = gateway.SendAsync(protocol, stream, request, leaving.Token);
        await gateway.Mock.WaitForAsync(attempts => attempts is [{ IsHeld: true }], Cancel);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await gateway.Mock.WaitForAsync(attempts => attempts is [{ Outcome: Faults.Outcome.ClientLeft }], Cancel);
        RecordedCall call = Assert.Single(await gateway.LedgerAsync(1));
        RecordedAttempt attempt = Assert.Single(call.Attempts);
        Assert.Equal((CallOutcome.ClientLeft, AttemptOutcome.ClientLeft), (call.Outcome, attempt.Outcome));
        Assert.NotEqual(UsageQuality.Exact, attempt.Quality);
        Assert.InRange(call.Cost.Amount, 0.000001m, 49m);
        await Until.Holds(() => gateway.Parts.Gatekeeper is { InFlight: 0, Streams: 0 });
        gateway.Mock.Behave($"mock-n40-k400-in9-out5000-{words}", "mock-n4");
        Assert.True((await gateway.AskAsync(protocol, "chat", stream)).IsWhole);
    }

    [Fact]
    public async Task A_client_that_leaves_between_two_attempts_ends_them()
    {
        var slow = new RetrySettings { Most = 5, Base = TimeSpan.FromSeconds(30), Cap = TimeSpan.FromSeconds(30) };
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", route => route with { Retries = slow }, "openai/mock-500"));
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using HttpRequestMessage request = MockedGateway.Request(Speech.OpenAi, "chat", stream: false);
        Task asked = gateway.SendAsync(Speech.OpenAi, stream: false, request, leaving.Token);
        await gateway.Mock.WaitForAsync(attempts => attempts is [{ Outcome: Faults.Outcome.Completed }], Cancel);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        RecordedCall call = Assert.Single(await gateway.LedgerAsync(1));
        Assert.Equal((CallOutcome.ClientLeft, 1), (call.Outcome, call.Attempts.Count));
    }

    [Fact]
    public async Task A_client_that_leaves_during_heartbeats_cancels_the_upstream()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-hold")
            .With(settings => settings with { Heartbeat = TimeSpan.FromMilliseconds(5) }));
        OpenStream stream = await OpenStream.AskAsync(gateway, Speech.OpenAi, "chat", Cancel);
        await stream.ReadUntilAsync(": waiting", Cancel);

        await stream.DisposeAsync();

        await gateway.Mock.WaitForAsync(attempts => attempts is [{ Outcome: Faults.Outcome.ClientLeft }], Cancel);
        Assert.Equal(CallOutcome.ClientLeft, Assert.Single(await gateway.LedgerAsync(1)).Outcome);
    }

    [Fact]
    public async Task A_key_gets_its_place_back()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-hold"));
        CreatedKey key = gateway.CreateKey(new KeyDraft { Name = "one", Limits = new KeyLimits { Concurrency = 1 } });
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using HttpRequestMessage request =
            MockedGateway.Request(Speech.OpenAi, "chat", false, "", MockedGateway.Bearer(key));
        Task asked = gateway.SendAsync(Speech.OpenAi, stream: false, request, leaving.Token);
        await gateway.Mock.WaitForAsync(attempts => attempts is [{ IsHeld: true }], Cancel);
        Seen second = await gateway.AskAsync(Speech.OpenAi, "chat", false, "", MockedGateway.Bearer(key));
        Assert.Equal(429, second.Status);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await gateway.LedgerAsync(2);

        gateway.Mock.Behave("mock-n4-hold", "mock-n4");
        Seen third = await gateway.AskAsync(Speech.OpenAi, "chat", false, "", MockedGateway.Bearer(key));
        Assert.True(third.IsWhole, third.Raw);
    }
}
