using System.Text;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Client and provider speak the same protocol: what the provider sends is what the client gets.</summary>
public sealed class UntouchedBytesTests
{
    // Asked for by the client itself, so that the gateway adds and removes nothing.
    private const string Asked = """
        "stream_options":{"include_usage":true},"logprobs":true,"x_unknown":{"a":[1,2.50,"\u00e9"]},
        """;

    private const string Tools = """
        "tools":[{"type":"function","function":{"name":"set_points","parameters":{"type":"object","properties":
        {"track":{"type":"string"},"speed":{"type":"integer"}},"required":["track"]}}},
        {"type":"function","name":"flat","parameters":{"type":"object","properties":{"a":{"type":"string"}}}}],
        """;

    private const string AnthropicTools = """
        "tools":[{"name":"set_points","input_schema":{"type":"object","properties":{"track":{"type":"string"}}}}],
        """;

    private const string GeminiTools = """
        "tools":[{"functionDeclarations":[{"name":"set_points","parameters":{"type":"object","properties":
        {"track":{"type":"string"}}}}]}],
        """;

    public static TheoryData<string, string, bool> Cases()
    {
        string[] words =
        [
            "n8", "reasoning", "length", "refusal", "noanswer", "usageall", "big", "big1500", "utf8cut-s3", "escapecut",
            "crlf", "nospace", "manylines", "fields", "tools", "tools3", "tools2-argwhole", "tools-argbytes",
            "tools-argescape", "tools-argutf8-s1", "tools2-idrepeat", "tools-namecut",
        ];
        var cases = new TheoryData<string, string, bool>();
        foreach (string word in words)
        {
            foreach (string protocol in Speech.All)
            {
                cases.Add(protocol, word, true);
                cases.Add(protocol, word, false);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_client_gets_the_bytes_that_the_provider_sent(string protocol, string words, bool stream)
    {
        string model = $"mock-{words}";
        string more = protocol switch
        {
            Speech.OpenAi => Asked, _ => "",
        };
        more += !words.StartsWith("tools", StringComparison.Ordinal) ? "" : protocol switch
        {
            Speech.Anthropic => AnthropicTools,
            Speech.Gemini => GeminiTools,
            _ => Tools,
        };
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{protocol}/{model}"));
        using var direct = new HttpClient();
        using HttpResponseMessage told = await direct.PostAsync(
            new Uri(gateway.Mock.BaseUrl + Speech.Path(protocol, model, stream)),
            Body(protocol, model, stream, more),
            TestContext.Current.CancellationToken);
        byte[] sent = await told.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        gateway.Mock.Reset();

        using HttpResponseMessage passed = await gateway.Http.PostAsync(
            Speech.Path(protocol, "chat", stream),
            Body(protocol, "chat", stream, more),
            TestContext.Current.CancellationToken);
        byte[] came = await passed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)told.StatusCode);
        Assert.Equal(Encoding.UTF8.GetString(sent), Encoding.UTF8.GetString(came));
        Assert.Equal(told.Content.Headers.ContentType?.MediaType, passed.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            Speech.Body(protocol, model, stream, more), Assert.Single(gateway.Mock.Attempts).Body);
    }

    private static StringContent Body(string protocol, string model, bool stream, string more)
    {
        var body = new StringContent(Speech.Body(protocol, model, stream, more), Encoding.UTF8, "application/json");
        if (protocol == Speech.Anthropic)
        {
            body.Headers.Add("anthropic-version", "2023-06-01");
        }

        return body;
    }
}
