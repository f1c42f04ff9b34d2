using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Gateway.Answers;

/// <summary>What a stream cost, behind its end, for those who ask.</summary>
public sealed class ReceiptTests
{
    private static readonly (string, string) Wanted = (Receipt.Header, "stream");

    public static TheoryData<string> Protocols() => [.. Speech.All];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task It_is_the_last_event_of_a_stream_in_every_protocol(string protocol)
    {
        await using MockedGateway gateway = await StartAsync(protocol);
        Seen plain = await gateway.AskAsync(protocol, "chat", stream: true);
        Assert.True(plain.IsWhole, plain.Raw);
        Assert.DoesNotContain(Receipt.Event, plain.Raw, StringComparison.Ordinal);
        Seen seen = await AskAsync(gateway, protocol);
        int at = seen.Raw.IndexOf($"event: {Receipt.Event}\n", StringComparison.Ordinal);
        Assert.True(at > 0, seen.Raw);
        Assert.True(AnswerReading.Read(protocol, true, seen with { Raw = seen.Raw[..at] }).IsWhole, seen.Raw);
        JsonElement receipt = JsonDocument.Parse(seen.Raw[at..].Split('\n')[1]["data: ".Length..]).RootElement;
        Assert.Equal($"{protocol}/mock-n3", receipt.GetProperty("model").GetString());
        Assert.Equal(2, receipt.GetProperty("attempts").GetInt32());
        Assert.True(receipt.GetProperty("streamed").GetBoolean());
        RecordedCall call = await gateway.RecordedAsync(seen);
        Assert.Equal(call.Cost.Amount, receipt.GetProperty("cost_usd").GetDecimal());
        Assert.Equal(CallOutcome.Completed, call.Outcome);
        Assert.EndsWith("}\n\n", seen.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_has_none()
    {
        await using MockedGateway gateway =
            await MockedGateway.StartAsync(setUp => setUp.Route("chat", "openai/mock-n8-cut"));
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true, "", Wanted);
        Assert.True(seen.IsBrokenOff, seen.Raw);
        Assert.DoesNotContain(Receipt.Event, seen.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_answer_tells_in_its_head_and_stays_as_it_is()
    {
        await using MockedGateway gateway = await StartAsync(Speech.OpenAi);
        Seen plain = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false, "", Wanted);
        Assert.Equal(plain.Raw.Length, seen.Raw.Length);
        Assert.NotNull(seen.Header("x-pointsman-cost-usd"));
    }

    [Fact]
    public async Task It_is_no_part_of_what_is_given_again_to_others()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "chat", route => route with { Cache = new RouteCacheSettings { Mode = CacheMode.All } }, "openai/mock-n3"));
        await AskAsync(gateway, Speech.OpenAi);
        Seen again = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);
        Assert.Equal(("hit", true), (again.Header("x-pointsman-cache"), again.IsWhole));
        Assert.DoesNotContain(Receipt.Event, again.Raw, StringComparison.Ordinal);
        Seen asked = await AskAsync(gateway, Speech.OpenAi);
        Assert.Contains("\"attempts\":0,\"cost_usd\":0,\"streamed\":false", asked.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_that_cannot_be_heard_is_refused_with_the_way_out()
    {
        await using MockedGateway gateway = await StartAsync(Speech.Gemini);
        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true, "", (Receipt.Header, "please"));
        Assert.Equal(400, seen.Status);
        Assert.Contains($"the header {Receipt.Header}: found 'please', allowed is stream", seen.Raw, StringComparison.Ordinal);
        using HttpRequestMessage array = MockedGateway.Request(Speech.Gemini, "chat", stream: true, "", Wanted);
        array.RequestUri = new Uri("/v1beta/models/chat:streamGenerateContent", UriKind.Relative);
        Seen list = await gateway.SendAsync(Speech.Gemini, false, array);
        Assert.Equal(400, list.Status);
        Assert.Contains("alt=sse", list.Raw, StringComparison.Ordinal);
        Assert.Empty(gateway.Mock.Attempts);
    }

    // No client's reader knows the event: it is for those who do.
    private static async Task<Seen> AskAsync(MockedGateway gateway, string protocol)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using HttpRequestMessage request = MockedGateway.Request(protocol, "chat", stream: true, "", Wanted);
        using HttpResponseMessage response = await gateway.Http.SendAsync(request, cancel);
        return new Seen
        {
            Status = (int)response.StatusCode, Headers = response.Headers,
            ContentType = response.Content.Headers.ContentType?.MediaType,
            Raw = await response.Content.ReadAsStringAsync(cancel),
        };
    }

    // The first target fails, so that there are two attempts to tell of.
    private static Task<MockedGateway> StartAsync(string protocol) => MockedGateway.StartAsync(
        setUp => setUp.Route("chat", $"{protocol}/mock-500", $"{protocol}/mock-n3"));
}
