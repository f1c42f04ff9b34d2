using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

public sealed class OpenAiChatErrorTests
{
    [Theory]
    [InlineData(400, ErrorCode.InvalidRequest, "invalid_request_error", "invalid_request")]
    [InlineData(401, ErrorCode.Unauthenticated, "authentication_error", "invalid_api_key")]
    [InlineData(403, ErrorCode.Forbidden, "permission_error", "permission_denied")]
    [InlineData(404, ErrorCode.NotFound, "not_found_error", "model_not_found")]
    [InlineData(413, ErrorCode.TooLarge, "invalid_request_error", "request_too_large")]
    [InlineData(429, ErrorCode.RateLimited, "rate_limit_error", "rate_limit_exceeded")]
    [InlineData(429, ErrorCode.QuotaExhausted, "insufficient_quota", "insufficient_quota")]
    [InlineData(500, ErrorCode.UpstreamFailed, "server_error", "upstream_failed")]
    [InlineData(502, ErrorCode.UpstreamFailed, "server_error", "upstream_failed")]
    [InlineData(503, ErrorCode.Overloaded, "server_error", "overloaded")]
    [InlineData(504, ErrorCode.TimedOut, "server_error", "timed_out")]
    public void Every_status_has_its_type(int status, string code, string type, string written) => Told.SameJson(
        $$"""{"error":{"message":"m","type":"{{type}}","param":"f","code":"{{written}}"} }""",
        Told.Error(OpenAiChatClientWire.Instance, new WireError(status, code, "m") { Field = "f" }));

    [Theory]
    [InlineData(400, """{"error":{"message":"bad","type":"invalid_request_error"}}""", ErrorCode.InvalidRequest)]
    [InlineData(400, """{"error":{"code":"context_length_exceeded"}}""", ErrorCode.ContextLength)]
    [InlineData(
        400, """{"object":"error","message":"The maximum context length is 9 tokens"}""", ErrorCode.ContextLength)]
    [InlineData(400, """{"error":{"message":"filtered","code":"content_filter"}}""", ErrorCode.ContentFilter)]
    [InlineData(401, """{"error":{"code":"invalid_api_key"}}""", ErrorCode.Unauthenticated)]
    [InlineData(404, """{"error":"model 'x' not found"}""", ErrorCode.NotFound)]
    [InlineData(429, """{"error":{"type":"insufficient_quota"}}""", ErrorCode.QuotaExhausted)]
    [InlineData(429, """{"error":{"type":"tokens"}}""", ErrorCode.RateLimited)]
    [InlineData(422, """{"detail":"extra fields not permitted"}""", ErrorCode.InvalidRequest)]
    [InlineData(500, "<html>oops</html>", ErrorCode.UpstreamFailed)]
    [InlineData(503, "", ErrorCode.Overloaded)]
    public void The_meaning_of_a_providers_error_is_found(int status, string body, string code)
    {
        WireError error = OpenAiChatProviderWire.Instance.ReadError(status, Told.Bytes(body));
        Assert.Equal((status, code), (error.Status, error.Code));
        Assert.NotEmpty(error.Message);
    }
}
