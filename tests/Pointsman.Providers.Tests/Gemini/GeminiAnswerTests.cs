using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Gemini;

/// <summary>Complete answers, both ways.</summary>
public sealed class GeminiAnswerTests
{
    private static readonly GeminiProviderWire Provider = GeminiProviderWire.Instance;
    private static readonly GeminiClientWire Client = GeminiClientWire.Instance;

    private const string Rich = """
        {"candidates":[{"content":{"parts":[
            {"text":"Where is that?","thought":true},
            {"functionCall":{"name":"weather","args":{"city":"Rome","days":1.0}},"thoughtSignature":"c2VhbA=="},
            {"functionCall":{"id":"own","name":"weather","args":{"city":"Oslo"}}}],"role":"model"},
          "finishReason":"STOP","index":0,"safetyRatings":[{"category":"X"}]}],
         "usageMetadata":{"promptTokenCount":20,"candidatesTokenCount":7,"thoughtsTokenCount":5,"totalTokenCount":35,
           "toolUsePromptTokenCount":3,"cachedContentTokenCount":16,
           "promptTokensDetails":[{"modality":"TEXT","tokenCount":8},{"modality":"AUDIO","tokenCount":12}]},
         "modelVersion":"gemini-3-pro-001","responseId":"kfbraOy3HN-_"}
        """;

    [Fact]
    public void An_answer_with_thoughts_calls_and_usage_is_read()
    {
        ChatResponse answer = Provider.Answer(Rich);

        Assert.Equal(("kfbraOy3HN-_", "gemini-3-pro-001"), (answer.ResponseId, answer.ModelId));
        Assert.Equal(ChatFinishReason.ToolCalls, answer.FinishReason);
        Assert.Collection(answer.Messages[0].Contents,
            thought => Assert.Equal("Where is that?", ((TextReasoningContent)thought).Text),
            seal => Assert.Equal("gemini:c2VhbA==", ((TextReasoningContent)seal).ProtectedData),
            call => Assert.Equal(("call_kfbraOy3HN-__0", """{"city":"Rome","days":1.0}"""),
                (((FunctionCallContent)call).CallId, ToolArguments.Text((FunctionCallContent)call))),
            call => Assert.Equal("own", ((FunctionCallContent)call).CallId));
        UsageDetails usage = answer.Usage!;
        Assert.Equal((23, 12, 35), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount));
        Assert.Equal((16, 5), (usage.CachedInputTokenCount, usage.ReasoningTokenCount));
        Assert.Equal(12, usage.AdditionalCounts![NeutralKeys.AudioInputTokens]);
    }

    [Fact]
    public void Read_and_written_again_an_answer_says_the_same() => Translation.AssertJson("""
        {"candidates":[{"content":{"parts":[
            {"text":"Where is that?","thought":true},
            {"functionCall":{"id":"call_kfbraOy3HN-__0","name":"weather","args":{"city":"Rome","days":1.0}},
             "thoughtSignature":"c2VhbA=="},
            {"functionCall":{"id":"own","name":"weather","args":{"city":"Oslo"}}}],"role":"model"},
          "finishReason":"STOP","index":0}],
         "usageMetadata":{"promptTokenCount":23,"candidatesTokenCount":7,"thoughtsTokenCount":5,"totalTokenCount":35,
           "cachedContentTokenCount":16,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":12}]},
         "modelVersion":"gemini-3-pro-001","responseId":"kfbraOy3HN-_"}
        """, Client.Answered(Some.Ask(new ChatOptions()), Provider.Answer(Rich)));

    [Theory]
    [InlineData("STOP", "stop")]
    [InlineData("MAX_TOKENS", "length")]
    [InlineData("SAFETY", "content_filter")]
    [InlineData("RECITATION", "content_filter")]
    [InlineData("BLOCKLIST", "content_filter")]
    [InlineData("PROHIBITED_CONTENT", "content_filter")]
    [InlineData("SPII", "content_filter")]
    [InlineData("IMAGE_SAFETY", "content_filter")]
    [InlineData("IMAGE_PROHIBITED_CONTENT", "content_filter")]
    [InlineData("IMAGE_RECITATION", "content_filter")]
    public void Each_reason_to_end_is_read(string word, string expected) =>
        Assert.Equal(expected, Provider.Answer(Ended(word)).FinishReason?.Value);

    [Theory]
    [InlineData("MALFORMED_FUNCTION_CALL")]
    [InlineData("UNEXPECTED_TOOL_CALL")]
    [InlineData("TOO_MANY_TOOL_CALLS")]
    [InlineData("LANGUAGE")]
    [InlineData("OTHER")]
    [InlineData("NO_IMAGE")]
    [InlineData("IMAGE_OTHER")]
    [InlineData("SOMETHING_NEW")]
    public void An_end_without_a_usable_answer_is_an_error(string word)
    {
        Assert.Null(Provider.ReadAnswer(Encoding.UTF8.GetBytes(Ended(word)), out WireError? error));
        Assert.Equal((502, ErrorCode.UpstreamFailed), (error!.Status, error.Code));
        Assert.Contains(word, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop", "STOP")]
    [InlineData("tool_calls", "STOP")]
    [InlineData("length", "MAX_TOKENS")]
    [InlineData("content_filter", "SAFETY")]
    public void Each_reason_to_end_is_written(string reason, string expected)
    {
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, "x")) { FinishReason = new(reason) };

        Assert.Contains($"\"finishReason\":\"{expected}\"",
            Client.Answered(Some.Ask(new ChatOptions()), answer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_blocked_prompt_is_a_refusal_of_the_filter()
    {
        ChatResponse answer = Provider.Answer("""
            {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":4}}
            """);

        Assert.Equal(ChatFinishReason.ContentFilter, answer.FinishReason);
        ErrorContent refusal = Assert.IsType<ErrorContent>(Assert.Single(answer.Messages[0].Contents));
        Assert.Equal(NeutralKeys.Refusal, refusal.ErrorCode);
        Assert.Contains("PROHIBITED_CONTENT", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(4, answer.Usage?.InputTokenCount);
    }

    [Theory]
    [InlineData("<html>busy</html>", 502, ErrorCode.UpstreamFailed, "no JSON")]
    [InlineData("[]", 502, ErrorCode.UpstreamFailed, "a list")]
    [InlineData("{}", 502, ErrorCode.UpstreamFailed, "candidate")]
    [InlineData("""{"error":{"code":503,"message":"busy","status":"UNAVAILABLE"}}""",
        503, ErrorCode.Overloaded, "busy")]
    public void What_is_no_answer_is_an_error(string body, int status, string code, string said)
    {
        Assert.Null(Provider.ReadAnswer(Encoding.UTF8.GetBytes(body), out WireError? error));
        Assert.Equal((status, code), (error!.Status, error.Code));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_without_any_id_have_the_same_one_each_time_and_another_in_another_answer()
    {
        string Id(string city) => Provider.Answer($$$"""
            {"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{"c":"{{{city}}}"} } }]},
             "finishReason":"STOP"}]}
            """).Messages[0].Contents.OfType<FunctionCallContent>().Single().CallId;

        Assert.Equal(Id("Rome"), Id("Rome"));
        Assert.NotEqual(Id("Rome"), Id("Oslo"));
        Assert.InRange(Id("Rome").Length, 1, 40);
    }

    [Fact]
    public void Probabilities_of_tokens_come_through()
    {
        const string Result = """
            {"chosenCandidates":[{"token":"né","logProbability":-0.5}],
             "topCandidates":[{"candidates":[{"token":"né","logProbability":-0.5},{"token":"a","logProbability":-2}]}]}
            """;
        ChatResponse answer = Provider.Answer($$"""
            {"candidates":[{"content":{"parts":[{"text":"né"}]},"finishReason":"STOP","logprobsResult":{{Result}} }]}
            """);

        JsonElement chat = answer.AdditionalProperties.Value<JsonElement>(NeutralKeys.AnswerLogProbabilities)!.Value;
        Translation.AssertJson("""
            {"content":[{"token":"né","logprob":-0.5,"bytes":[110,195,169],"top_logprobs":[
              {"token":"né","logprob":-0.5,"bytes":[110,195,169]},{"token":"a","logprob":-2,"bytes":[97]}]}]}
            """, chat.GetRawText());
        using JsonDocument again = JsonDocument.Parse(Client.Answered(Some.Ask(new ChatOptions()), answer));
        Translation.AssertJson(Result,
            again.RootElement.GetProperty("candidates")[0].GetProperty("logprobsResult").GetRawText());
    }

    [Fact]
    public void A_seal_of_another_maker_goes_through_a_client_of_Gemini_and_back()
    {
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant,
            [new TextReasoningContent("Hm.") { ProtectedData = "anthropic:EqQB/+==" }, new TextContent("Yes.")]));

        using JsonDocument written = JsonDocument.Parse(Client.Answered(Some.Ask(new ChatOptions()), answer));
        string turn = written.RootElement.GetProperty("candidates")[0].GetProperty("content").GetRawText();
        string seal = written.RootElement.GetProperty("candidates")[0].GetProperty("content")
            .GetProperty("parts")[0].GetProperty("thoughtSignature").GetString()!;
        ChatAsk back = Client.Ask($$"""{"contents":[{{turn}}]}""", "m");

        Assert.True(Convert.TryFromBase64String(seal, new byte[100], out _), "Google's libraries hold it as bytes");
        Assert.Equal("anthropic:EqQB/+==",
            back.Messages[0].Contents.OfType<TextReasoningContent>().Single().ProtectedData);
    }

    private static string Ended(string reason) =>
        $$"""{"candidates":[{"content":{"parts":[{"text":"x"}]},"finishReason":"{{reason}}"}]}""";
}
