using System.Collections.Concurrent;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A bug in what writes a strategy's answer, while all of its calls are well.</summary>
public sealed class BrokenWriterTests
{
    private readonly ConcurrentQueue<string> _lines = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, bool> Breaks()
    {
        var breaks = new TheoryData<string, int, bool>();
        foreach (string protocol in Speech.All)
        {
            foreach (bool failsToFail in (bool[])[false, true])
            {
                breaks.Add(protocol, (int)BrokenWriter.Place.LaterPiece, failsToFail);
                breaks.Add(protocol, (int)BrokenWriter.Place.End, failsToFail);
            }
        }

        return breaks;
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task A_stream_that_has_begun_ends_with_the_protocols_error(
        string protocol, int place, bool failsToFail)
    {
        await using MockedGateway gateway = await StartAsync((BrokenWriter.Place)place, failsToFail);

        Seen seen = await gateway.AskAsync(protocol, "chat", stream: true);

        Assert.True(seen.IsBrokenOff, seen.Raw);
        Assert.DoesNotContain("half", seen.Raw, StringComparison.Ordinal);
        Assert.StartsWith("The ", seen.Text, StringComparison.Ordinal);
        Assert.Contains(seen.Header("x-pointsman-decision")!, seen.Error);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Cut, 200), (call.Outcome, call.Status));
        AssertTold(seen, failsToFail ? 2 : 1);
    }

    [Theory]
    [InlineData(Speech.OpenAi, true)]
    [InlineData(Speech.Responses, true)]
    [InlineData(Speech.Anthropic, true)]
    [InlineData(Speech.Gemini, true)]
    [InlineData(Speech.OpenAi, false)]
    [InlineData(Speech.Anthropic, false)]
    public async Task Before_anything_has_gone_out_the_client_hears_500(string protocol, bool stream)
    {
        await using MockedGateway gateway = await StartAsync(BrokenWriter.Place.FirstPiece);

        Seen seen = await gateway.AskAsync(protocol, "chat", stream);

        Assert.Equal((500, true), (seen.Status, seen.IsRefusal));
        Assert.DoesNotContain("half", seen.Raw, StringComparison.Ordinal);
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal((CallOutcome.Failed, 500), (call.Outcome, call.Status));
        AssertTold(seen, 1);
    }

    [Fact]
    public async Task A_stream_that_is_one_list_stays_a_list()
    {
        await using MockedGateway gateway = await StartAsync(BrokenWriter.Place.End);
        using HttpRequestMessage request = MockedGateway.Request(Speech.Gemini, "chat", stream: true);
        request.RequestUri = new Uri("/v1beta/models/chat:streamGenerateContent", UriKind.Relative);
        using HttpResponseMessage response = await gateway.Http.SendAsync(request, Cancel);

        string raw = await response.Content.ReadAsStringAsync(Cancel);

        using var all = JsonDocument.Parse(raw);
        Assert.True(all.RootElement.EnumerateArray().Last().TryGetProperty("error", out _), raw);
        Assert.Single(_lines);
    }

    [Fact]
    public async Task What_broke_off_is_not_given_again_from_the_cache()
    {
        await using MockedGateway gateway = await StartAsync(BrokenWriter.Place.End, cache: true);
        Seen first = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);
        await gateway.RecordedAsync(first);

        Seen second = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.Null(second.Header("x-pointsman-cache"));
        Assert.True(second.IsBrokenOff, second.Raw);
    }

    private Task<MockedGateway> StartAsync(BrokenWriter.Place place, bool failsToFail = false, bool cache = false) =>
        MockedGateway.StartAsync(
            setUp => setUp.Route(
                "chat",
                route => StrategyRoutes.All["cascadelast"](route, "openai/mock-n8", "openai/mock-n3", "") with
                {
                    Targets = [],
                    Cache = new RouteCacheSettings { Mode = cache ? CacheMode.All : CacheMode.Off },
                },
                "openai/mock-n8", "openai/mock-n3"),
            also: options => options with
            {
                OnInternalError = _lines.Enqueue, Wires = BrokenWriter.All(place, failsToFail),
            });

    private void AssertTold(Seen seen, int lines)
    {
        Assert.Equal(lines, _lines.Count);
        Assert.All(_lines, line => Assert.Contains(seen.Header("x-pointsman-decision")!, line));
        Assert.All(_lines, line => Assert.DoesNotContain(Speech.Question, line));
        Assert.DoesNotContain(Speech.Question, seen.Raw, StringComparison.Ordinal);
    }
}
