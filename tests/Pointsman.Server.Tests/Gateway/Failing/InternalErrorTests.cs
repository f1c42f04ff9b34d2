using System.Collections.Concurrent;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A bug of the gateway's own: the client hears of it in its protocol, the operator in one line.</summary>
public sealed class InternalErrorTests
{
    private readonly ConcurrentQueue<string> _lines = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Speech.OpenAi, Speech.OpenAi, false)]
    [InlineData(Speech.OpenAi, Speech.OpenAi, true)]
    [InlineData(Speech.OpenAi, Speech.Anthropic, true)]
    [InlineData(Speech.Responses, Speech.Responses, false)]
    [InlineData(Speech.Responses, Speech.Responses, true)]
    [InlineData(Speech.Anthropic, Speech.Anthropic, false)]
    [InlineData(Speech.Anthropic, Speech.Anthropic, true)]
    [InlineData(Speech.Anthropic, Speech.Gemini, false)]
    [InlineData(Speech.Gemini, Speech.Gemini, false)]
    [InlineData(Speech.Gemini, Speech.Gemini, true)]
    public async Task Before_the_answer_the_client_hears_500_in_its_own_protocol_with_the_decision(
        string client, string provider, bool stream)
    {
        await using MockedGateway gateway = await StartAsync(provider, midway: null);

        Seen seen = await gateway.AskAsync(client, "chat", stream);

        Assert.Equal((500, true), (seen.Status, seen.IsRefusal));
        // Anthropic's errors have a type and no code.
        Assert.Contains(
            client == Speech.Anthropic ? "api_error" : "internal_error", seen.Raw, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(seen.Header("x-pointsman-decision")!, seen.Error);
        Assert.Equal("false", seen.Header("x-should-retry"));
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Failed, 500), (call.Outcome, call.Status));
        Assert.Equal(AttemptOutcome.Fault, Assert.Single(call.Attempts).Outcome);
        AssertTold(seen, "System.NotSupportedException");
        await AssertFreeAsync(gateway);
    }

    [Theory]
    [InlineData(Speech.OpenAi, Speech.OpenAi)]
    [InlineData(Speech.OpenAi, Speech.Gemini)]
    [InlineData(Speech.Responses, Speech.Responses)]
    [InlineData(Speech.Responses, Speech.OpenAi)]
    [InlineData(Speech.Anthropic, Speech.Anthropic)]
    [InlineData(Speech.Anthropic, Speech.OpenAi)]
    [InlineData(Speech.Gemini, Speech.Gemini)]
    [InlineData(Speech.Gemini, Speech.Anthropic)]
    public async Task In_the_middle_of_a_stream_it_ends_with_the_protocols_error_and_no_reason_to_stop(
        string client, string provider)
    {
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using MockedGateway gateway = await StartAsync(provider, broken);
        await using OpenStream stream = await OpenStream.AskAsync(gateway, client, "chat", Cancel);
        await stream.ReadUntilAsync("The ", Cancel);
        broken.SetResult();

        Seen seen = await stream.ReadToEndAsync(client, Cancel);

        Assert.True(seen.IsBrokenOff, seen.Raw);
        Assert.StartsWith(seen.Text, MockWords.Pieces(8), StringComparison.Ordinal);
        Assert.Contains(seen.Header("x-pointsman-decision")!, seen.Error);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal(
            (CallOutcome.Cut, AttemptOutcome.Fault), (call.Outcome, Assert.Single(call.Attempts).Outcome));
        AssertTold(seen, "System.NotSupportedException");
        await AssertFreeAsync(gateway);
    }

    [Fact]
    public async Task A_stream_that_is_one_list_stays_a_list()
    {
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using MockedGateway gateway = await StartAsync(Speech.OpenAi, broken);
        using HttpRequestMessage request = MockedGateway.Request(Speech.Gemini, "chat", stream: true);
        request.RequestUri = new Uri("/v1beta/models/chat:streamGenerateContent", UriKind.Relative);
        using HttpResponseMessage response =
            await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        broken.SetResult();

        string raw = await response.Content.ReadAsStringAsync(Cancel);

        using var all = JsonDocument.Parse(raw);
        Assert.True(all.RootElement.EnumerateArray().Last().TryGetProperty("error", out _), raw);
        Assert.DoesNotContain("finishReason\":\"STOP", raw, StringComparison.Ordinal);
        Assert.Single(_lines);
    }

    [Fact]
    public async Task Before_any_attempt_the_call_has_failed_and_was_not_refused()
    {
        var time = new FailingTime("Gatekeeper.Admit");
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4"), time, Told);

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.Equal((500, true), (seen.Status, seen.IsRefusal));
        Assert.Equal(CallOutcome.Failed, (await gateway.RecordedAsync(seen)).Outcome);
        AssertTold(seen, "System.InvalidCastException");
        Assert.True((await gateway.AskAsync(Speech.OpenAi, "chat", stream: false)).IsWhole);
        await AssertFreeAsync(gateway);
    }

    [Fact]
    public async Task What_was_never_sent_costs_nothing()
    {
        await using MockedGateway gateway = await StartAsync(Speech.OpenAi, midway: null);
        RecordedCall call = await gateway.RecordedAsync(
            await gateway.AskAsync(Speech.OpenAi, "chat", stream: false));
        // It was handed over to be sent, and nobody knows how far that came.
        Assert.Equal(UsageQuality.Estimated, Assert.Single(call.Attempts).Quality);
        Attempt unsent = Part.Attempt(AttemptOutcome.Fault);
        AttemptAccount.Settle(await Part.CallAsync("{\"messages\":[]}", gone: Cancel), unsent, complete: false);
        Assert.Equal((0m, UsageQuality.Exact), (unsent.Usage!.TotalInput, unsent.Quality));
    }

    private Task<MockedGateway> StartAsync(string provider, TaskCompletionSource? midway) => MockedGateway.StartAsync(
        setUp => setUp.Route("chat", $"{provider}/mock-n8-holdmid"), also: options => Told(options) with
        {
            Between = handler => new BrokenHandler(handler, midway),
        });

    private GatewayOptions Told(GatewayOptions options) => options with { OnInternalError = _lines.Enqueue };

    private void AssertTold(Seen seen, string type)
    {
        string line = Assert.Single(_lines);
        Assert.Contains(type, line, StringComparison.Ordinal);
        Assert.Contains(seen.Header("x-pointsman-decision")!, line, StringComparison.Ordinal);
        Assert.Contains("route chat", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Speech.Question, line, StringComparison.Ordinal);
        Assert.DoesNotContain(Speech.Question, seen.Error!, StringComparison.Ordinal);
    }

    // The client has its answer before the call is settled.
    private static async Task AssertFreeAsync(MockedGateway gateway)
    {
        Gatekeeper gatekeeper = gateway.Parts.Gatekeeper;
        await Until.Holds(() => gatekeeper.InFlight == 0 && gatekeeper.Streams == 0
            && gateway.Parts.Snapshots.Current.Upstreams.All(one => one.Health.InFlight == 0));
        Assert.Contains(
            "\npointsman_internal_errors_total 1\n",
            PrometheusText.Write(gateway.Parts.Metrics, gateway.Parts), StringComparison.Ordinal);
    }
}
