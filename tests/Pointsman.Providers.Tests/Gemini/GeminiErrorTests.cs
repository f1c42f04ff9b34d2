using System.Text;
using Xunit;

namespace Pointsman.Providers.Tests.Gemini;

/// <summary>Errors in Google's form, both ways.</summary>
public sealed class GeminiErrorTests
{
    private static readonly GeminiProviderWire Provider = GeminiProviderWire.Instance;
    private static readonly GeminiClientWire Client = GeminiClientWire.Instance;

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", ErrorCode.InvalidRequest)]
    [InlineData(400, "FAILED_PRECONDITION", ErrorCode.InvalidRequest)]
    [InlineData(401, "UNAUTHENTICATED", ErrorCode.Unauthenticated)]
    [InlineData(403, "PERMISSION_DENIED", ErrorCode.Forbidden)]
    [InlineData(404, "NOT_FOUND", ErrorCode.NotFound)]
    [InlineData(429, "RESOURCE_EXHAUSTED", ErrorCode.RateLimited)]
    [InlineData(500, "INTERNAL", ErrorCode.UpstreamFailed)]
    [InlineData(503, "UNAVAILABLE", ErrorCode.Overloaded)]
    [InlineData(504, "DEADLINE_EXCEEDED", ErrorCode.TimedOut)]
    [InlineData(418, "SOMETHING_NEW", ErrorCode.InvalidRequest)]
    public void Each_status_word_is_read(int status, string word, string code) => Assert.Equal(
        new WireError(status, code, "why"),
        Read(status, $$$"""{"error":{"code":{{{status}}},"message":"why","status":"{{{word}}}"}}"""));

    [Fact]
    public void A_wrong_key_is_read_as_such_though_Google_says_400() => Assert.Equal(
        (401, ErrorCode.Unauthenticated),
        Pair(Read(400, """
            {"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT","details":[
             {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}
            """)));

    [Fact]
    public void A_conversation_that_is_too_long_is_read_as_such() => Assert.Equal(
        (400, ErrorCode.ContextLength),
        Pair(Read(400, """
            {"error":{"code":400,"status":"INVALID_ARGUMENT",
             "message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576)."}}
            """)));

    [Fact]
    public void The_field_at_fault_is_read() => Assert.Equal("contents[0].parts", Read(400, """
        {"error":{"code":400,"message":"x","status":"INVALID_ARGUMENT","details":[
         {"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"contents[0].parts"}]}]}}
        """).Field);

    [Theory]
    [InlineData("13s", 13.0)]
    [InlineData("0.25s", 0.25)]
    [InlineData("-3s", 0.0)]
    [InlineData("9999999999999999999s", 86_400.0)]
    [InlineData("315576000000s", 86_400.0)]
    [InlineData("13", null)]
    [InlineData("s", null)]
    [InlineData("NaNs", null)]
    [InlineData("1e3s", null)]
    [InlineData("soon", null)]
    [InlineData("1234567890.123456789012345678901234567890s", null)]
    public void The_wait_that_it_asks_for_is_read(string delay, double? seconds) => Assert.Equal(
        seconds is { } known ? TimeSpan.FromSeconds(known) : null,
        Read(429, $$$"""
            {"error":{"code":429,"message":"x","status":"RESOURCE_EXHAUSTED","details":[
             {"@type":"type.googleapis.com/google.rpc.QuotaFailure","retryDelay":"5s"},
             {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{{delay}}}"}]}}
            """).RetryAfter);

    [Fact]
    public void A_wait_behind_endless_details_is_not_looked_for() => Assert.Null(Read(429, $$$"""
        {"error":{"code":429,"message":"x","details":[{{{string.Concat(Enumerable.Repeat("{},", 100))}}}
         {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"5s"}]}}
        """).RetryAfter);

    [Theory]
    [InlineData("""{"@type":"type.googleapis.com/google.rpc.RetryInfo"}""")]
    [InlineData("""{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":5}""")]
    [InlineData("""{"@type":7,"retryDelay":"5s"}""")]
    [InlineData("7")]
    public void Details_that_say_no_wait_are_borne(string detail) => Assert.Null(
        Read(429, $$$"""{"error":{"code":429,"message":"x","details":[{{{detail}}}]}}""").RetryAfter);

    [Theory]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("{\"error\":\"no object\"}")]
    [InlineData("[]")]
    public void A_body_that_says_nothing_leaves_the_status(string body) =>
        Assert.Equal((502, ErrorCode.UpstreamFailed), Pair(Read(502, body)));

    [Fact]
    public void A_list_of_one_error_is_read() => Assert.Equal((503, ErrorCode.Overloaded),
        Pair(Read(503, """[{"error":{"code":503,"message":"x","status":"UNAVAILABLE"}}]""")));

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT")]
    [InlineData(401, "UNAUTHENTICATED")]
    [InlineData(402, "RESOURCE_EXHAUSTED")]
    [InlineData(403, "PERMISSION_DENIED")]
    [InlineData(404, "NOT_FOUND")]
    [InlineData(408, "DEADLINE_EXCEEDED")]
    [InlineData(413, "INVALID_ARGUMENT")]
    [InlineData(429, "RESOURCE_EXHAUSTED")]
    [InlineData(499, "CANCELLED")]
    [InlineData(500, "INTERNAL")]
    [InlineData(502, "UNAVAILABLE")]
    [InlineData(503, "UNAVAILABLE")]
    [InlineData(504, "DEADLINE_EXCEEDED")]
    public void Each_status_is_written_with_its_word(int status, string word)
    {
        string body = Client.Fault(new WireError(status, "some_code", "why") { Field = "contents" });

        Translation.AssertJson($$"""
            {"error":{"code":{{status}},"message":"why","status":"{{word}}","details":[
              {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SOME_CODE","domain":"pointsman"},
              {"@type":"type.googleapis.com/google.rpc.BadRequest",
               "fieldViolations":[{"field":"contents","description":"why"}]}]} }
            """, body);
    }

    private static WireError Read(int status, string body) => Provider.ReadError(status, Encoding.UTF8.GetBytes(body));

    private static (int, string) Pair(WireError error) => (error.Status, error.Code);
}
