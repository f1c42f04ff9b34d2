using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Which headers cross the gateway, and in which direction.</summary>
public sealed class HeaderTests
{
    private static readonly string[] Theirs =
        ["connection", "keep-alive", "proxy-authenticate", "set-cookie", "x-mock-hop"];

    [Theory]
    [InlineData(Speech.OpenAi)]
    [InlineData(Speech.Responses)]
    [InlineData(Speech.Anthropic)]
    [InlineData(Speech.Gemini)]
    public async Task No_credential_of_the_client_goes_upstream(string protocol)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", $"{protocol}/mock-n4"));

        Seen seen = await gateway.AskAsync(protocol, "chat", stream: false, "",
            ("Authorization", "Bearer client-secret"), ("x-api-key", "client-secret"), ("api-key", "client-secret"),
            ("x-goog-api-key", "client-secret"), ("Cookie", "session=client-secret"),
            ("Proxy-Authorization", "Basic client-secret"), ("X-Forwarded-For", "10.9.8.7"));

        Assert.True(seen.IsWhole, seen.Raw);
        Faults.Attempt attempt = Assert.Single(gateway.Mock.Attempts);
        Assert.DoesNotContain(attempt.Headers, header => header.Value.Contains("client-secret"));
        Assert.DoesNotContain(attempt.Headers, header => header.Value.Contains("10.9.8.7"));
        Assert.DoesNotContain("client-secret", attempt.Path);
        Assert.Single(attempt.Headers, header => header.Value.EndsWith($"upstream-key-of-{protocol}"));
    }

    [Fact]
    public async Task A_key_in_the_address_does_not_go_upstream()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "gemini/mock-n4"));
        using HttpRequestMessage request = MockedGateway.Request(Speech.Gemini, "chat", stream: true);
        request.RequestUri = new Uri(request.RequestUri + "&key=client-secret", UriKind.Relative);

        Seen seen = await gateway.SendAsync(Speech.Gemini, stream: true, request);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.DoesNotContain("client-secret", Assert.Single(gateway.Mock.Attempts).Path);
    }

    [Fact]
    public async Task Headers_of_the_clients_vendor_and_unknown_ones_go_along()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "anthropic/mock-n4"));

        await gateway.AskAsync(Speech.Anthropic, "chat", stream: false, "",
            ("anthropic-version", "2024-01-01"), ("anthropic-beta", "tools-2024"), ("x-own", "as it is"));

        Faults.Attempt attempt = Assert.Single(gateway.Mock.Attempts);
        Assert.Equal("2024-01-01", attempt.Header("anthropic-version"));
        Assert.Equal("tools-2024", attempt.Header("anthropic-beta"));
        Assert.Equal("as it is", attempt.Header("x-own"));
    }

    [Fact]
    public async Task What_the_client_names_in_its_connection_header_stays_there()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4"));

        await gateway.AskAsync(Speech.OpenAi, "chat", stream: false, "",
            ("Connection", "x-of-this-hop"), ("x-of-this-hop", "1"), ("TE", "trailers"));

        Faults.Attempt attempt = Assert.Single(gateway.Mock.Attempts);
        Assert.Null(attempt.Header("x-of-this-hop"));
        Assert.Null(attempt.Header("te"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_belongs_to_the_upstreams_connection_stays_there(bool stream)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4-hop"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream);

        Assert.True(seen.IsWhole, seen.Raw);
        Assert.All(Theirs, name => Assert.Null(seen.Header(name)));
        Assert.Equal("1", seen.Header("x-mock-attempt"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_header_of_a_target_that_lost_reaches_the_client(bool stream)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-429-ra30-losersword", "openai/mock-n4"));

        Seen seen = await gateway.AskAsync(Speech.OpenAi, "chat", stream);

        Assert.Equal(("2", null, null),
            (seen.Header("x-mock-attempt"), seen.Header("x-mock-unknown"), seen.Header("Retry-After")));
    }

    [Fact]
    public async Task Ids_that_a_caller_makes_up_are_not_the_gateways()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-n4"));
        Seen first = await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        string known = first.Header("x-pointsman-decision")!;

        Seen second = await gateway.AskAsync(
            Speech.OpenAi, "chat", stream: false, "", ("x-pointsman-decision", known), ("x-pointsman-route", "mine"));

        Assert.NotEqual(known, second.Header("x-pointsman-decision"));
        Assert.Equal("chat", second.Header("x-pointsman-route"));
        Assert.DoesNotContain(
            gateway.Mock.Attempts[1].Headers,
            header => header.Key.StartsWith("x-pointsman", StringComparison.OrdinalIgnoreCase));
    }
}
