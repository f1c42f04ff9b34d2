using Xunit;

namespace Pointsman.Server.Tests.Gateway;

public sealed class HeaderRulesTests
{
    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    [InlineData("X-API-Key")]
    [InlineData("api-key")]
    [InlineData("x-goog-api-key")]
    [InlineData("Cookie")]
    [InlineData("Host")]
    [InlineData("Connection")]
    [InlineData("keep-alive")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Content-Length")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("Upgrade")]
    [InlineData("Expect")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Accept-Encoding")]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("Origin")]
    [InlineData("X-Pointsman-Flex")]
    [InlineData("x-pointsman-decision")]
    public void Credentials_traces_and_what_belongs_to_a_connection_never_go_up(string name)
    {
        Assert.False(HeaderRules.GoesUp(name, sameProtocol: true));
        Assert.False(HeaderRules.GoesUp(name, sameProtocol: false));
    }

    [Theory]
    [InlineData("anthropic-beta", false)]
    [InlineData("Anthropic-Version", false)]
    [InlineData("OpenAI-Organization", false)]
    [InlineData("x-stainless-lang", false)]
    [InlineData("x-goog-user-project", false)]
    [InlineData("User-Agent", true)]
    [InlineData("Idempotency-Key", true)]
    [InlineData("x-request-id", true)]
    [InlineData("traceparent", true)]
    [InlineData("x-unknown", true)]
    public void Other_headers_go_up_and_those_of_a_vendor_to_its_protocol_only(string name, bool anywhere)
    {
        Assert.True(HeaderRules.GoesUp(name, sameProtocol: true));
        Assert.Equal(anywhere, HeaderRules.GoesUp(name, sameProtocol: false));
    }

    [Theory]
    [InlineData("openai-processing-ms", true)]
    [InlineData("x-request-id", true)]
    [InlineData("x-ratelimit-remaining-tokens", true)]
    [InlineData("anthropic-ratelimit-tokens-remaining", true)]
    [InlineData("Set-Cookie", false)]
    [InlineData("Transfer-Encoding", false)]
    [InlineData("connection", false)]
    [InlineData("Content-Encoding", false)]
    [InlineData("Content-Length", false)]
    [InlineData("Content-Type", false)]
    [InlineData("Server", false)]
    [InlineData("Date", false)]
    [InlineData("Access-Control-Allow-Origin", false)]
    [InlineData("Strict-Transport-Security", false)]
    [InlineData("Retry-After", false)]
    [InlineData("x-should-retry", false)]
    [InlineData("X-Pointsman-Cost-Usd", false)]
    public void Of_the_answers_headers_those_go_down_that_are_about_the_answer(string name, bool goes) =>
        Assert.Equal(goes, HeaderRules.GoesDown(name));
}
