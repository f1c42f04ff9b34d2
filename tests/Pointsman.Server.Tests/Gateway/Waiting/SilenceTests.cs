using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Upstreams that are slow or silent, and what the client hears meanwhile.</summary>
public sealed class SilenceTests
{
    private static readonly RetrySettings Eager = new() { Most = 2, Base = TimeSpan.FromMilliseconds(1) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hang", AttemptOutcome.TimeoutHeaders)]
    [InlineData("opening", AttemptOutcome.TimeoutFirstToken)]
    [InlineData("emptydeltas-g20", AttemptOutcome.TimeoutFirstToken)]
    public async Task A_silent_target_is_not_asked_a_second_time(string words, AttemptOutcome outcome)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Retries = Eager }, $"openai-hasty/mock-{words}"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.Equal(504, seen.Status);
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.Single(gateway.Mock.Attempts);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal(outcome, Assert.Single(call.Attempts).Outcome);
        Assert.True(call.Cost > Usd.Zero);
    }

    [Fact]
    public async Task A_failing_target_is_asked_again_and_the_silent_one_beside_it_is_not()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Retries = Eager }, "openai-hasty/mock-hang", "openai/mock-fail500x2-n4"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(
            ["mock-hang", "mock-fail500x2-n4", "mock-fail500x2-n4", "mock-fail500x2-n4"],
            gateway.Mock.Attempts.Select(attempt => attempt.Model));
    }

    [Fact]
    public async Task A_waiting_stream_hears_heartbeats_and_then_its_answer()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-n4-hold")
            .With(settings => settings with { Heartbeat = TimeSpan.FromMilliseconds(20) }));
        await using OpenStream stream = await OpenStream.AskAsync(gateway, Speech.OpenAi, "chat", Cancel);
        await stream.ReadUntilAsync(": waiting\n\n: waiting\n\n", Cancel);
        gateway.Mock.Release();

        Seen seen = await stream.ReadToEndAsync(Speech.OpenAi, Cancel);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(MockWords.Pieces(4), seen.Text);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal(CallOutcome.Completed, call.Outcome);
    }

    [Theory]
    [InlineData(Speech.OpenAi)]
    [InlineData(Speech.Responses)]
    [InlineData(Speech.Anthropic)]
    [InlineData(Speech.Gemini)]
    public async Task After_heartbeats_a_failure_is_told_in_the_stream(string protocol)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", $"{protocol}-hasty/mock-hang")
            .With(settings => settings with { Heartbeat = TimeSpan.FromMilliseconds(20) }));

        Seen seen = await gateway.AskAsync(protocol, "chat", stream: true);

        Assert.True(seen.IsBrokenOff, seen.Raw);
        Assert.Empty(seen.Text);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal(CallOutcome.Failed, call.Outcome);
    }

    [Fact]
    public async Task The_whole_request_has_an_end_however_many_targets_there_are()
    {
        var waits = new TimeoutOverrides { Total = SetUp.Short };
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Timeouts = waits, Retries = Eager }, "openai/mock-hang", "openai/mock-n4"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.Equal(504, seen.Status);
        Assert.Equal(AttemptOutcome.TimeoutTotal, Assert.Single((await gateway.RecordedAsync(seen)).Attempts).Outcome);
    }

    [Fact]
    public async Task A_buffered_stream_may_take_longer_than_its_first_token()
    {
        var waits = new TimeoutOverrides { FirstToken = TimeSpan.FromSeconds(1) };
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Buffered = true, Timeouts = waits }, "openai/mock-n12-g150"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(MockWords.Pieces(12), seen.Text);
    }

    [Fact]
    public async Task A_buffered_stream_is_rescued_however_late_it_fails()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Buffered = true }, "openai/mock-n8-cut-at7", "openai/mock-n3"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.Equal(MockWords.Pieces(3), seen.Text);
        Assert.Equal(2, (await gateway.RecordedAsync(seen)).Attempts.Count);
    }

    [Fact]
    public async Task Events_without_meaning_do_not_keep_a_stream_alive_for_ever()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai-hasty/mock-emptydeltas-g5")
            .With(settings => settings with { Limits = settings.Limits with { HeldEvents = 4 } }));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsBrokenOff, seen.Raw);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Cut, AttemptOutcome.TimeoutFirstToken), (call.Outcome, call.Attempts[0].Outcome));
    }
}
