using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

public sealed class OpenAiChatAnswerTests
{
    private static readonly ChatAsk Ask = Told.Ask(
        OpenAiChatClientWire.Instance, """{"model":"route","messages":[{"role":"user","content":"x"}]}""");

    private static ChatResponse Read(string body)
    {
        ChatResponse? answer = OpenAiChatProviderWire.Instance.ReadAnswer(Told.Bytes(body), out WireError? error);
        Assert.Null(error);
        return answer!;
    }

    private static JsonNode Written(ChatResponse answer) =>
        Told.Node(Told.Answer(OpenAiChatClientWire.Instance, Ask, answer));

    [Fact]
    public void A_complete_answer_says_everything_that_it_read()
    {
        const string Body = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"gpt","choices":[{"index":0,
             "message":{"role":"assistant","content":"Hi","refusal":null,"tool_calls":[{"id":"c","type":"function",
               "function":{"name":"f","arguments":"{ \"a\": 1.0 }"}}]},
             "logprobs":{"content":[{"token":"Hi","logprob":-0.1}]},"finish_reason":"tool_calls"}],
             "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,
               "prompt_tokens_details":{"cached_tokens":4,"audio_tokens":0},
               "completion_tokens_details":{"reasoning_tokens":2,"audio_tokens":0}},
             "service_tier":"default","system_fingerprint":"fp"}
            """;
        Told.SameJson(Body, Written(Read(Body)));
    }

    [Fact]
    public void An_answer_that_lacks_id_time_and_model_gets_them()
    {
        JsonNode written = Written(new ChatResponse(new ChatMessage(ChatRole.Assistant, "Hi")));
        Assert.StartsWith("chatcmpl-", (string?)written["id"], StringComparison.Ordinal);
        Assert.Equal(1_700_000_000, (long?)written["created"]);
        Assert.Equal("route", (string?)written["model"]);
        Assert.Equal("stop", (string?)written["choices"]![0]!["finish_reason"]);
        Assert.Null(written["usage"]);
    }

    [Theory]
    [InlineData("""{"reasoning_content":"t","content":"a"}""")]
    [InlineData("""{"reasoning":"t","content":"a"}""")]
    [InlineData(
        """{"content":[{"type":"thinking","thinking":[{"type":"text","text":"t"}]},{"type":"text","text":"a"}]}""")]
    public void Reasoning_is_found_under_every_name_that_providers_have_for_it(string message)
    {
        ChatResponse answer = Read($$"""{"choices":[{"message":{{message}},"finish_reason":"stop"}]}""");
        Assert.Equal("t", Assert.IsType<TextReasoningContent>(answer.Messages[0].Contents[0]).Text);
        Assert.Equal("a", answer.Text);
        Assert.Equal("t", (string?)Written(answer)["choices"]![0]!["message"]!["reasoning_content"]);
    }

    [Fact]
    public void A_refusal_stays_one()
    {
        ChatResponse answer = Read("""{"choices":[{"message":{"content":null,"refusal":"No."}}]}""");
        JsonNode message = Written(answer)["choices"]![0]!["message"]!;
        Assert.Equal(("No.", null), ((string?)message["refusal"], (string?)message["content"]));
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("length", "length")]
    [InlineData("tool_calls", "tool_calls")]
    [InlineData("function_call", "tool_calls")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("model_length", "length")]
    [InlineData("something_new", "stop")]
    public void Every_reason_to_stop_is_told_in_the_protocols_own_words(string read, string written) => Assert.Equal(
        written,
        (string?)Written(Read($$"""{"choices":[{"message":{"content":"a"},"finish_reason":"{{read}}"}]}"""))
            ["choices"]![0]!["finish_reason"]);

    [Fact]
    public void Calls_end_an_answer_even_when_the_provider_only_said_stop()
    {
        ChatResponse answer = Read("""
            {"choices":[{"message":{"tool_calls":[{"function":{"name":"f"}}]},"finish_reason":"stop"}]}
            """);
        Assert.Equal("tool_calls", (string?)Written(answer)["choices"]![0]!["finish_reason"]);
    }

    [Fact]
    public void A_call_without_an_id_gets_one_and_arguments_may_stand_as_an_object()
    {
        ChatResponse answer = Read("""
            {"choices":[{"message":{"tool_calls":[{"function":{"name":"f","arguments":{"a": 1.0}}}]}}]}
            """);
        var call = Assert.IsType<FunctionCallContent>(answer.Messages[0].Contents[0]);
        Assert.StartsWith("call_", call.CallId, StringComparison.Ordinal);
        Assert.Equal("""{"a": 1.0}""", ToolArguments.Text(call));
    }

    [Theory]
    [InlineData("<html>busy</html>", "busy")]
    [InlineData("", "empty")]
    [InlineData("[]", "no JSON object")]
    [InlineData("{}", "choices[0].message")]
    [InlineData("""{"choices":[]}""", "choices[0].message")]
    [InlineData("""{"error":{"message":"broke"}}""", "broke")]
    [InlineData("""{"choices":[{"message":{"content":""},"finish_reason":"error"}]}""", "error")]
    public void What_is_no_answer_is_an_error_that_says_why(string body, string why)
    {
        Assert.Null(OpenAiChatProviderWire.Instance.ReadAnswer(Told.Bytes(body), out WireError? error));
        Assert.Equal(502, error!.Status);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"prompt_tokens":1,"completion_tokens":2}""", 1, 2, 0)]
    [InlineData("""{"prompt_tokens":9,"completion_tokens":2,"prompt_cache_hit_tokens":5}""", 9, 2, 5)]
    [InlineData("""{"prompt_tokens":9.0,"completion_tokens":-2}""", 9, 0, 0)]
    public void Usage_is_read_as_far_as_it_makes_sense(string usage, long input, long output, long cached)
    {
        UsageDetails? read = Read($$"""{"choices":[{"message":{"content":"a"} }],"usage":{{usage}} }""").Usage;
        Assert.Equal(
            (input, output, cached),
            (read!.InputTokenCount ?? 0, read.OutputTokenCount ?? 0, read.CachedInputTokenCount ?? 0));
    }

    [Fact]
    public void A_sealed_thought_of_another_protocol_reaches_the_client_with_its_text()
    {
        JsonNode message = Written(new ChatResponse(new ChatMessage(ChatRole.Assistant,
        [
            new TextReasoningContent("t") { ProtectedData = "anthropic:s" }, new TextContent("a"),
        ])))["choices"]![0]!["message"]!;
        Told.SameJson(
            """[{"type":"reasoning.text","text":"t","signature":"anthropic:s"}]""", message["reasoning_details"]);
    }
}
