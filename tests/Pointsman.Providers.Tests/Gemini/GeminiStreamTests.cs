using System.Buffers;
using System.Text;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Gemini;

/// <summary>Streamed answers, both ways.</summary>
public sealed class GeminiStreamTests
{
    private static readonly GeminiProviderWire Provider = GeminiProviderWire.Instance;
    private static readonly GeminiClientWire Client = GeminiClientWire.Instance;

    private static readonly string[] Events =
    [
        """
        {"candidates":[{"content":{"parts":[{"text":"Hm.","thought":true}],"role":"model"},"index":0}],
         "modelVersion":"g","responseId":"r1"}
        """,
        """
        {"candidates":[{"content":{"parts":[{"text":"Hel"}],"role":"model"},"index":0}],
         "usageMetadata":{"promptTokenCount":9},"modelVersion":"g","responseId":"r1"}
        """,
        """
        {"candidates":[{"content":{"parts":[
           {"text":"lo"},{"functionCall":{"name":"f","args":{"a":1}},"thoughtSignature":"czE="}],
           "role":"model"},"index":0}],"modelVersion":"g","responseId":"r1"}
        """,
        """
        {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP","index":0}],
         "usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":4,"thoughtsTokenCount":2,"totalTokenCount":15},
         "modelVersion":"g","responseId":"r1"}
        """,
    ];

    [Fact]
    public void Events_become_updates_and_usage_comes_once_at_the_end()
    {
        UpdateReader reader = Provider.BeginStream();
        List<ChatResponseUpdate> updates = reader.Updates(Events);

        Assert.True(reader.IsComplete);
        Assert.Null(reader.Error);
        Assert.Equal(
        [
            "reasoning Hm.", "text Hel", "text lo", "seal gemini:czE=", "delta 0 call_r1_0 f {\"a\":1}",
            "call call_r1_0 f {\"a\":1}", "text ", "finish tool_calls", "usage 9 6 15",
        ], updates.SelectMany(Told));
        Assert.All(updates.SkipLast(1), update => Assert.Equal(("r1", "g"), (update.ResponseId, update.ModelId)));
    }

    [Fact]
    public void A_stream_read_and_written_again_says_the_same_with_reason_and_usage_last()
    {
        string written = Client.Streamed(Some.Ask(new ChatOptions()), Provider.BeginStream().Updates(Events));

        Translation.AssertJson("""
            [{"candidates":[{"content":{"parts":[{"text":"Hm.","thought":true}],"role":"model"},"index":0}],
              "modelVersion":"g","responseId":"r1"},
             {"candidates":[{"content":{"parts":[{"text":"Hel"}],"role":"model"},"index":0}],
              "modelVersion":"g","responseId":"r1"},
             {"candidates":[{"content":{"parts":[
                {"text":"lo"},
                {"functionCall":{"id":"call_r1_0","name":"f","args":{"a":1}},"thoughtSignature":"czE="}],
                "role":"model"},"index":0}],"modelVersion":"g","responseId":"r1"},
             {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP","index":0}],
              "usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":4,"thoughtsTokenCount":2,
                "totalTokenCount":15},"modelVersion":"g","responseId":"r1"}]
            """, List(written));
    }

    [Fact]
    public void Without_events_the_pieces_are_the_elements_of_one_list()
    {
        ChatAsk ask = Some.Ask(new ChatOptions()) with { StreamAsArray = true };

        string written = Client.Streamed(ask, Provider.BeginStream().Updates(Events));

        string events = Client.Streamed(ask with { StreamAsArray = false }, Provider.BeginStream().Updates(Events));
        Translation.AssertJson(List(events), written);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_answer_that_breaks_off_ends_with_an_error_and_without_a_reason(bool asArray)
    {
        AnswerStream stream = Client.BeginStream(Some.Ask(new ChatOptions()) with { StreamAsArray = asArray });
        var output = new ArrayBufferWriter<byte>();
        var update = new ChatResponseUpdate(ChatRole.Assistant, "Hel") { FinishReason = ChatFinishReason.Stop };
        stream.Write(update, output);
        stream.Fail(new WireError(504, ErrorCode.TimedOut, "The model went silent."), output);
        string written = Encoding.UTF8.GetString(output.WrittenSpan);

        Assert.DoesNotContain("finishReason", written, StringComparison.Ordinal);
        const string Error = """
            {"error":{"code":504,"message":"The model went silent.","status":"DEADLINE_EXCEEDED","details":[
             {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TIMED_OUT","domain":"pointsman"}]}}
            """;
        const string Piece = """
            {"candidates":[{"content":{"parts":[{"text":"Hel"}],"role":"model"},"index":0}],"modelVersion":"some-model"}
            """;
        Translation.AssertJson($"[{Piece},{Error}]",
            asArray ? written : List(written));
    }

    [Fact]
    public void An_answer_without_content_still_ends_with_a_piece() => Translation.AssertJson("""
        [{"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":"STOP","index":0}],
          "modelVersion":"some-model"}]
        """, List(Client.Streamed(Some.Ask(new ChatOptions()), [])));

    [Fact]
    public void Pieces_of_calls_are_held_until_the_call_is_whole()
    {
        string written = Client.Streamed(Some.Ask(new ChatOptions()),
        [
            new ChatResponseUpdate(ChatRole.Assistant,
                [new ToolCallDelta { Index = 0, CallId = "a", Name = "f", Arguments = "{\"x\"" }]),
            new ChatResponseUpdate(ChatRole.Assistant, [new ToolCallDelta { Index = 0, Arguments = ":1}" }]),
            new ChatResponseUpdate(ChatRole.Assistant, [ToolArguments.Call("a", "f", "{\"x\":1}")]),
        ]);

        Assert.Equal(2, Translation.Events(written).Count);
        Assert.Contains("""{"functionCall":{"id":"a","name":"f","args":{"x":1}}}""", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_event_is_counted_and_the_others_are_read()
    {
        UpdateReader reader = Provider.BeginStream();
        List<ChatResponseUpdate> updates = reader.Updates([Events[1], "{\"candidates\":", "7", "", .. Events[2..]]);

        Assert.Equal(3, reader.BadEvents);
        Assert.True(reader.IsComplete);
        Assert.Equal("Hello", string.Concat(updates.Select(update => update.Text)));
    }

    [Fact]
    public void An_error_in_the_stream_is_told_and_completes_nothing()
    {
        UpdateReader reader = Provider.BeginStream();
        reader.Updates(Events[1], """{"error":{"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"}}""");

        Assert.False(reader.IsComplete);
        Assert.Equal(new WireError(429, ErrorCode.RateLimited, "slow down"), reader.Error);
        Assert.Equal(9, reader.Usage?.InputTokenCount);
    }

    [Fact]
    public void A_call_that_the_model_got_wrong_completes_nothing()
    {
        UpdateReader reader = Provider.BeginStream();
        reader.Updates("""{"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL","finishMessage":"Bad: f("}]}""");

        Assert.False(reader.IsComplete);
        Assert.Contains("Bad: f(", reader.Error!.Message, StringComparison.Ordinal);
    }

    private static string List(string stream) => "[" + string.Join(',', Translation.Events(stream)) + "]";

    private static IEnumerable<string> Told(ChatResponseUpdate update)
    {
        foreach (AIContent content in update.Contents)
        {
            yield return content switch
            {
                TextReasoningContent { ProtectedData: { } seal } => "seal " + seal,
                TextReasoningContent reasoning => "reasoning " + reasoning.Text,
                TextContent text => "text " + text.Text,
                ToolCallDelta delta => $"delta {delta.Index} {delta.CallId} {delta.Name} {delta.Arguments}",
                FunctionCallContent call => $"call {call.CallId} {call.Name} {ToolArguments.Text(call)}",
                UsageContent { Details: var usage } =>
                    $"usage {usage.InputTokenCount} {usage.OutputTokenCount} {usage.TotalTokenCount}",
                _ => content.GetType().Name,
            };
        }

        if (update.FinishReason is { } reason)
        {
            yield return "finish " + reason.Value;
        }
    }
}
