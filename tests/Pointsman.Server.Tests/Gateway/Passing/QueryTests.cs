using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>What a client writes behind the question mark goes along, but for what is the gateway's own.</summary>
public sealed class QueryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Speech.Anthropic, "?beta=true", "/v1/messages?beta=true")]
    [InlineData(Speech.OpenAi, "?a=1&&b=%20x&c", "/v1/chat/completions?a=1&b=%20x&c")]
    [InlineData(Speech.Responses, "?include=x&key=secret", "/v1/responses?include=x")]
    [InlineData(Speech.OpenAi, "?", "/v1/chat/completions")]
    [InlineData(Speech.Gemini, "?key=secret", "/v1beta/models/mock-n4:generateContent")]
    [InlineData(Speech.Gemini, "?KEY=secret&%6Bey=secret&access_token=secret&x=1&alt=json&%24alt=proto&callback=f",
        "/v1beta/models/mock-n4:generateContent?x=1")]
    public async Task A_parameter_that_the_gateway_does_not_know_goes_upstream(
        string protocol, string query, string path)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{protocol}/mock-n4"));
        await AskAsync(gateway, protocol, stream: false, query);
        Assert.Equal(path, Assert.Single(gateway.Mock.Attempts).Path);
    }

    [Fact]
    public async Task A_stream_of_Gemini_asks_for_events_once()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "gemini/mock-n4"));
        await AskAsync(gateway, Speech.Gemini, stream: true, "&key=secret&x=1");
        Assert.Equal(
            "/v1beta/models/mock-n4:streamGenerateContent?alt=sse&x=1", Assert.Single(gateway.Mock.Attempts).Path);
    }

    [Fact]
    public async Task The_version_of_Azure_is_the_one_that_is_configured()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Provider("azure", Speech.OpenAi, one => one with
            {
                Protocol = ProviderProtocol.Azure, ApiVersion = "2024-06-01",
                BaseUrl = one.BaseUrl![..^"/v1".Length],
            })
            .Route("chat", "azure/mock-n4"));
        await AskAsync(gateway, Speech.OpenAi, stream: false, "?Api-Version=2020-01-01&x=1");
        Assert.Equal(
            "/openai/deployments/mock-n4/chat/completions?api-version=2024-06-01&x=1",
            Assert.Single(gateway.Mock.Attempts).Path);
    }

    [Fact]
    public async Task Nothing_goes_to_a_provider_of_another_protocol()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4"));
        await AskAsync(gateway, Speech.Anthropic, stream: false, "?beta=true");
        Assert.Equal("/v1/chat/completions", Assert.Single(gateway.Mock.Attempts).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Without_a_query_nothing_is_made(string? query)
    {
        var address = new Uri("http://mock.invalid/v1/chat/completions");
        Assert.Same(address, ClientQuery.AddTo(address, query));
        Assert.Same(address, ClientQuery.AddTo(address, "?key=secret&&alt=sse"));
        Assert.Equal(0, Allocation.Of(() => ClientQuery.AddTo(address, query)));
    }

    [Fact]
    public async Task Another_query_is_another_answer_to_keep()
    {
        CacheKey plain = CacheKey.Of(await Part.CallAsync(gone: Cancel));
        Assert.Equal(plain, CacheKey.Of(await Part.CallAsync(query: "", gone: Cancel)));
        Assert.NotEqual(plain, CacheKey.Of(await Part.CallAsync(query: "?beta=true", gone: Cancel)));
    }

    private static async Task AskAsync(MockedGateway gateway, string protocol, bool stream, string query)
    {
        using HttpRequestMessage request = MockedGateway.Request(protocol, "chat", stream);
        request.RequestUri = new Uri(request.RequestUri + query, UriKind.Relative);
        Seen seen = await gateway.SendAsync(protocol, stream, request);
        Assert.True(seen.IsWhole, seen.Raw);
    }
}
