using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Anthropic;

public sealed class AnthropicAnswerTests
{
    private static readonly ChatAsk Ask = Told.Ask(
        AnthropicClientWire.Instance,
        """{"model":"route","max_tokens":9,"messages":[{"role":"user","content":"x"}]}""");

    private static ChatResponse Read(string body)
    {
        ChatResponse? answer = AnthropicProviderWire.Instance.ReadAnswer(Told.Bytes(body), out WireError? error);
        Assert.Null(error);
        return answer!;
    }

    private static JsonNode Written(ChatResponse answer) =>
        Told.Node(Told.Answer(AnthropicClientWire.Instance, Ask, answer));

    [Fact]
    public void A_complete_answer_says_everything_that_it_read()
    {
        const string Body = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[
              {"type":"thinking","thinking":"hm","signature":"s"},{"type":"redacted_thinking","data":"d"},
              {"type":"text","text":"Hi"},{"type":"tool_use","id":"t","name":"f","input":{"b":1.0,"a":{}}}],
             "stop_reason":"tool_use","stop_sequence":null,
             "usage":{"input_tokens":10,"cache_creation_input_tokens":3,"cache_read_input_tokens":4,"output_tokens":5}}
            """;
        ChatResponse answer = Read(Body);
        Told.SameJson(Body, Written(answer));
        Assert.Equal((17, 5, 22, 4), (
            answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount,
            answer.Usage.TotalTokenCount, answer.Usage.CachedInputTokenCount));
    }

    [Fact]
    public void What_was_written_to_the_cache_for_an_hour_is_counted_apart()
    {
        UsageDetails usage = Read("""
            {"content":[],"usage":{"input_tokens":1,"output_tokens":1,"cache_creation_input_tokens":9,
             "cache_creation":{"ephemeral_5m_input_tokens":2,"ephemeral_1h_input_tokens":7}}}
            """).Usage!;
        Assert.Equal((2, 7), (
            usage.AdditionalCounts![NeutralKeys.CacheWriteTokens],
            usage.AdditionalCounts[NeutralKeys.CacheWriteHourTokens]));
        Assert.Equal(10, usage.InputTokenCount);
    }

    [Theory]
    [InlineData("end_turn", "end_turn", "stop")]
    [InlineData("max_tokens", "max_tokens", "length")]
    [InlineData("tool_use", "tool_use", "tool_calls")]
    [InlineData("refusal", "refusal", "content_filter")]
    [InlineData("model_context_window_exceeded", "max_tokens", "length")]
    [InlineData("pause_turn", "pause_turn", "stop")]
    [InlineData("something_new", "end_turn", "stop")]
    public void Every_reason_to_stop_is_told_in_each_protocols_words(string read, string own, string others)
    {
        ChatResponse answer = Read($$"""{"content":[{"type":"text","text":"a"}],"stop_reason":"{{read}}"}""");
        Assert.Equal(own, (string?)Written(answer)["stop_reason"]);
        JsonNode chat = Told.Node(Told.Answer(OpenAiChatClientWire.Instance, Ask, answer));
        Assert.Equal(others, (string?)chat["choices"]![0]!["finish_reason"]);
    }

    [Fact]
    public void The_stop_sequence_that_was_met_is_told()
    {
        JsonNode written = Written(Read("""{"content":[],"stop_reason":"stop_sequence","stop_sequence":"END"}"""));
        Assert.Equal(("stop_sequence", "END"), ((string?)written["stop_reason"], (string?)written["stop_sequence"]));
    }

    [Theory]
    [InlineData("length", "max_tokens")]
    [InlineData("stop", "end_turn")]
    [InlineData("tool_calls", "tool_use")]
    [InlineData("content_filter", "refusal")]
    public void The_reasons_of_chat_completions_have_their_words_here(string read, string written)
    {
        ChatResponse? answer = OpenAiChatProviderWire.Instance.ReadAnswer(
            Told.Bytes($$"""{"choices":[{"message":{"content":"a"},"finish_reason":"{{read}}"}]}"""), out _);
        Assert.Equal(written, (string?)Written(answer!)["stop_reason"]);
    }

    [Fact]
    public void A_refusal_is_told_as_text_and_as_the_reason()
    {
        JsonNode written = Written(new ChatResponse(new ChatMessage(
            ChatRole.Assistant, [new ErrorContent("No.") { ErrorCode = NeutralKeys.Refusal }])));
        Assert.Equal(("refusal", "No."), ((string?)written["stop_reason"], (string?)written["content"]![0]!["text"]));
    }

    [Fact]
    public void Reasoning_without_a_seal_is_thinking_with_an_empty_signature() => Told.SameJson(
        """[{"type":"thinking","thinking":"t","signature":""},{"type":"text","text":"a"}]""",
        Written(new ChatResponse(new ChatMessage(
            ChatRole.Assistant, [new TextReasoningContent("t"), new TextContent("a")])))["content"]);

    [Theory]
    [InlineData("<html>", "no JSON object")]
    [InlineData("{}", "content")]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"busy"}}""", "busy")]
    public void What_is_no_answer_is_an_error_that_says_why(string body, string why)
    {
        Assert.Null(AnthropicProviderWire.Instance.ReadAnswer(Told.Bytes(body), out WireError? error));
        Assert.True(error!.Status >= 500);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
