using System.Net;
using System.Text;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Requests too large, too deep or no JSON: refused in the client's own shape before any attempt.</summary>
public sealed class RequestLimitTests
{
    private const int MostBytes = 10_000;

    private static Task<MockedGateway> StartAsync() => MockedGateway.StartAsync(setUp => setUp
        .Route("chat", [.. Speech.All.Take(1).Select(protocol => $"{protocol}/mock-n4")])
        .With(settings => settings with
        {
            Limits = settings.Limits with { RequestBytes = MostBytes, HeaderCount = 30, HeaderBytes = 8_000 },
        }));

    private static async Task<Seen> SendAsync(
        MockedGateway gateway, string protocol, byte[] body, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Speech.Path(protocol, "chat", stream: false))
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TransferEncodingChunked = chunked;
        return await gateway.SendAsync(protocol, stream: false, request);
    }

    public static TheoryData<string, bool> Protocols()
    {
        var all = new TheoryData<string, bool>();
        foreach (string protocol in Speech.All)
        {
            all.Add(protocol, true);
            all.Add(protocol, false);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_body_that_is_too_large_is_413_in_the_clients_shape(string protocol, bool chunked)
    {
        await using MockedGateway gateway = await StartAsync();
        string fill = $"\"fill\":\"{new string('x', MostBytes)}\",";

        Seen seen = await SendAsync(
            gateway, protocol, Encoding.UTF8.GetBytes(Speech.Body(protocol, "chat", false, fill)), chunked);

        Assert.Equal(413, seen.Status);
        Assert.True(seen.IsRefusal, seen.Raw);
        Assert.Contains("limits.requestBytes", seen.Error);
        Assert.Empty(gateway.Mock.Attempts);
        Assert.Equal((CallOutcome.Refused, 413), Of(await gateway.RecordedAsync(seen)));
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_taken()
    {
        await using MockedGateway gateway = await StartAsync();
        string bare = Speech.Body(Speech.OpenAi, "chat", false, "\"fill\":\"\",");
        string fill = $"\"fill\":\"{new string('x', MostBytes - bare.Length)}\",";

        Seen seen = await SendAsync(
            gateway, Speech.OpenAi, Encoding.UTF8.GetBytes(Speech.Body(Speech.OpenAi, "chat", false, fill)));

        Assert.True(seen.IsWhole, seen.Raw);
    }

    public static TheoryData<string, string> BadBodies() => new()
    {
        { "no JSON", "this is no JSON" },
        { "nothing", "" },
        { "an array", "[1,2]" },
        { "half of it", "{\"model\":\"chat\",\"messages\":[" },
        { "more behind it", "{\"model\":\"chat\"} {\"model\":\"chat\"}" },
        { "the model twice", "{\"model\":\"chat\",\"model\":\"sim/large\"}" },
        { "a model that is a number", "{\"model\":7}" },
        { "too deep", $"{{\"model\":\"chat\",\"x\":{new string('[', 500)}{new string(']', 500)}}}" },
        { "a lone surrogate", "{\"model\":\"\\ud800\"}" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_that_cannot_be_read_is_a_refusal_and_never_a_crash(string what, string body)
    {
        await using MockedGateway gateway = await StartAsync();

        foreach (string protocol in (string[])[Speech.OpenAi, Speech.Responses, Speech.Anthropic])
        {
            Seen seen = await SendAsync(gateway, protocol, Encoding.UTF8.GetBytes(body));

            Assert.True(seen.Status is 400 or 404, $"{what}: {seen.Status} {seen.Raw}");
            Assert.True(seen.IsRefusal, seen.Raw);
        }

        Assert.Empty(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        await using MockedGateway gateway = await StartAsync();
        byte[] body = Encoding.UTF8.GetBytes(Speech.Body(Speech.OpenAi, "chat", false));
        body[^10] = 0xFF;

        Seen seen = await SendAsync(gateway, Speech.OpenAi, body);

        Assert.Equal(400, seen.Status);
        Assert.Contains("UTF-8", seen.Error);
    }

    [Theory]
    [InlineData(40, 10)]
    [InlineData(3, 4_000)]
    public async Task Too_many_headers_or_too_large_ones_are_431(int count, int length)
    {
        await using MockedGateway gateway = await StartAsync();
        (string, string)[] headers =
            [.. Enumerable.Range(0, count).Select(i => ($"x-fill-{i}", new string('h', length)))];

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false, "", headers);

        Assert.Equal((int)HttpStatusCode.RequestHeaderFieldsTooLarge, seen.Status);
        Assert.Empty(gateway.Mock.Attempts);
    }

    [Theory]
    [InlineData(false, "inFlight")]
    [InlineData(true, "streams")]
    public async Task More_at_once_than_allowed_is_503_and_says_to_come_again(bool stream, string which)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-n4-hold")
            .With(settings => settings with
            {
                Limits = which == "streams"
                    ? settings.Limits with { Streams = 1 }
                    : settings.Limits with { InFlight = 1 },
            }));
        Task<Seen> first = gateway.AskAsync(Speech.OpenAi, "chat", stream);
        await gateway.Mock.WaitForAsync(all => all is [{ IsHeld: true }], TestContext.Current.CancellationToken);

        Seen second = await gateway.AskAsync(Speech.OpenAi, "chat", stream);
        gateway.Mock.Release();

        Assert.Equal((503, "1", "true"),
            (second.Status, second.Header("Retry-After"), second.Header("x-should-retry")));
        Assert.True((await first).IsWhole);
        await Until.Holds(() => gateway.Parts.Gatekeeper is { InFlight: 0, Streams: 0 });
    }

    [Theory]
    [InlineData("openai/mock-n4-b5000")]
    [InlineData("openai/mock-n8-k1000")]
    public async Task An_answer_that_is_larger_than_the_gateway_holds_is_502(string target)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", target)
            .With(settings => settings with { Limits = settings.Limits with { AnswerBytes = 4_000 } }));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);

        Assert.Equal(502, seen.Status);
        Assert.Contains("limits.answerBytes", seen.Error);
    }

    [Fact]
    public async Task An_event_that_is_larger_than_the_gateway_holds_breaks_the_stream_off()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("chat", "openai/mock-n8-big200")
            .With(settings => settings with { Limits = settings.Limits with { EventBytes = 50_000 } }));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);

        Assert.True(seen.IsBrokenOff, seen.Raw);
        Assert.Equal(AttemptOutcome.TooLarge, Assert.Single((await gateway.RecordedAsync(seen)).Attempts).Outcome);
    }

    private static (CallOutcome, int) Of(RecordedCall call) => (call.Outcome, call.Status);
}
