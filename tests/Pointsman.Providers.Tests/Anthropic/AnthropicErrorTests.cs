using Xunit;

namespace Pointsman.Providers.Tests.Anthropic;

public sealed class AnthropicErrorTests
{
    [Theory]
    [InlineData(400, "invalid_request_error")]
    [InlineData(401, "authentication_error")]
    [InlineData(402, "billing_error")]
    [InlineData(403, "permission_error")]
    [InlineData(404, "not_found_error")]
    [InlineData(413, "request_too_large")]
    [InlineData(422, "invalid_request_error")]
    [InlineData(429, "rate_limit_error")]
    [InlineData(500, "api_error")]
    [InlineData(502, "api_error")]
    [InlineData(503, "overloaded_error")]
    [InlineData(504, "timeout_error")]
    [InlineData(529, "overloaded_error")]
    public void Every_status_has_its_type(int status, string type) => Told.SameJson(
        $$"""{"type":"error","error":{"type":"{{type}}","message":"m"} }""",
        Told.Error(AnthropicClientWire.Instance, new WireError(status, ErrorCode.ForStatus(status), "m")));

    [Theory]
    [InlineData(400, "invalid_request_error", "x: field required", ErrorCode.InvalidRequest)]
    [InlineData(400, "invalid_request_error", "prompt is too long: 9 tokens > 8 maximum", ErrorCode.ContextLength)]
    [InlineData(401, "authentication_error", "invalid x-api-key", ErrorCode.Unauthenticated)]
    [InlineData(403, "permission_error", "no", ErrorCode.Forbidden)]
    [InlineData(404, "not_found_error", "model: x", ErrorCode.NotFound)]
    [InlineData(413, "request_too_large", "large", ErrorCode.TooLarge)]
    [InlineData(429, "rate_limit_error", "slow", ErrorCode.RateLimited)]
    [InlineData(500, "api_error", "oops", ErrorCode.UpstreamFailed)]
    [InlineData(529, "overloaded_error", "Overloaded", ErrorCode.Overloaded)]
    public void The_meaning_of_the_providers_error_is_found(int status, string type, string message, string code)
    {
        WireError error = AnthropicProviderWire.Instance.ReadError(
            status, Told.Bytes($$"""{"type":"error","error":{"type":"{{type}}","message":"{{message}}"} }"""));
        Assert.Equal(new WireError(status, code, message), error);
    }

    [Fact]
    public void A_body_that_is_no_json_is_shown_in_short()
    {
        WireError error = AnthropicProviderWire.Instance.ReadError(
            502, Told.Bytes("<html>\n" + new string('x', 5_000)));
        Assert.Equal(ErrorCode.UpstreamFailed, error.Code);
        Assert.True(error.Message.Length < 400);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }
}
