using System.Text.Json;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Tokens are counted by whoever can count them; a count costs nothing.</summary>
public sealed class CountTests
{
    private const string Anthropic = "/v1/messages/count_tokens";
    private const string Gemini = "/v1beta/models/count:countTokens";

    private const string Body = """
        {"model":"count","system":"Be brief.","messages":[{"role":"user","content":"Where does the train go?"}],
         "tools":[{"name":"set_points","input_schema":{"type":"object","properties":{"track":{"type":"string"}}}}]}
        """;

    private const string GeminiBody = """{"contents":[{"parts":[{"text":"Where does the train go?"}]}]}""";

    [Theory]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task A_client_of_Anthropic_gets_the_count_of_either(string provider)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("count", $"{provider}/mock-in42"));

        Seen seen = await gateway.PostAsync(Anthropic, Body);

        Assert.Equal((200, """{"input_tokens":42}"""), (seen.Status, seen.Raw));
        Assert.Equal($"{provider}/mock-in42", seen.Header("x-pointsman-model"));
        RecordedCall call = await gateway.RecordedAsync(seen);
        RecordedAttempt recorded = Assert.Single(call.Attempts);
        Assert.Equal((AttemptOutcome.Ok, UsageQuality.Exact), (recorded.Outcome, recorded.Quality));
        Assert.Equal((0, Usd.Zero), (recorded.Tokens.Input, call.Cost));
    }

    [Fact]
    public async Task Gemini_counts_instructions_and_tools_as_well()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("count", "gemini/mock-a"));

        await gateway.PostAsync(Anthropic, Body);

        Faults.Attempt attempt = Assert.Single(gateway.Mock.Attempts);
        Assert.Equal((Protocol.GeminiCount, null), (attempt.Protocol, attempt.Fault));
        JsonElement request = attempt.Json().GetProperty("generateContentRequest");
        Assert.Equal("models/mock-a", request.GetProperty("model").GetString());
        Assert.Contains("Be brief.", request.GetProperty("systemInstruction").GetRawText());
        Assert.Contains("Where does the train go?", request.GetProperty("contents").GetRawText());
        Assert.Contains("set_points", request.GetProperty("tools").GetRawText());
    }

    [Theory]
    [InlineData("gemini/mock-500")]
    [InlineData("gemini/mock-badjson")]
    [InlineData("openai/mock-a")]
    public async Task A_target_that_does_not_count_makes_way_for_the_next(string first)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("count", first, "gemini/mock-in42"));

        Seen seen = await gateway.PostAsync(Anthropic, Body);

        Assert.Equal((200, """{"input_tokens":42}"""), (seen.Status, seen.Raw));
        Assert.Equal(Usd.Zero, (await gateway.RecordedAsync(seen)).Cost);
    }

    [Theory]
    [InlineData(Anthropic, "openai", "no call that counts tokens")]
    [InlineData(Gemini, "openai", "no call that counts tokens")]
    [InlineData(Gemini, "anthropic", "client of another protocol")]
    public async Task Who_cannot_be_asked_to_count_is_not_asked_and_the_client_learns_it(
        string path, string provider, string words)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("count", $"{provider}/mock-a"));

        Seen seen = await gateway.PostAsync(path, path == Gemini ? GeminiBody : Body);

        Assert.Equal(400, seen.Status);
        Assert.Contains(words, seen.Raw);
        Assert.Empty(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task What_Gemini_cannot_be_asked_for_is_named()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("count", "gemini/mock-a"));

        Seen seen = await gateway.PostAsync(Anthropic, """
            {"model":"count","messages":[{"role":"user","content":"x"}],"mcp_servers":[{"name":"a"}]}
            """);

        Assert.Equal(400, seen.Status);
        Assert.Contains("mcp_servers", seen.Raw);
    }

    [Fact]
    public async Task A_body_that_is_no_conversation_is_refused_by_name()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("count", "gemini/mock-a"));

        Seen seen = await gateway.PostAsync(Anthropic, """{"model":"count","messages":[]}""");

        Assert.Equal(400, seen.Status);
        Assert.Contains("messages is missing", seen.Raw);
    }
}
