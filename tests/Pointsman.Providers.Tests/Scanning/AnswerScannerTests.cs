using Xunit;
using static Pointsman.Providers.StreamEvents;
using static Pointsman.Providers.Tests.Scanning.Scanned;

namespace Pointsman.Providers.Tests.Scanning;

/// <summary>What one event of a stream means, in each protocol.</summary>
public sealed class AnswerScannerTests
{
    private const string Chat = "OpenAiChat", Responses = "OpenAiResponses", Claude = "Anthropic", Gemini = "Gemini";

    [Theory]
    [InlineData(Chat, """{"choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}]}""", None)]
    [InlineData(Chat, """{"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}""", None)]
    [InlineData(Chat, """{"choices":[{"index":0,"delta":{"content":null}}]}""", None)]
    [InlineData(Chat, """{"choices":[],"prompt_filter_results":[{"prompt_index":0}]}""", None)]
    [InlineData(Chat, """{"choices":[{"delta":{"content":"a"}}]}""", Content)]
    [InlineData(Chat, """{"choices":[{"delta":{"reasoning_content":"a"}}]}""", Content)]
    [InlineData(Chat, """{"choices":[{"delta":{"refusal":"a"}}]}""", Content)]
    [InlineData(Chat, """{"choices":[{"delta":{"content":[{"type":"text","text":"a"}]}}]}""", Content)]
    [InlineData(Chat, """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"f"}}]}}]}""", Content)]
    [InlineData(Chat, """{"choices":[{"delta":{"tool_calls":[]}}]}""", None)]
    [InlineData(Chat, """{"choices":[{"delta":{},"finish_reason":"stop"}]}""", Finish)]
    [InlineData(Chat, """{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}""", Content | Finish)]
    [InlineData(Chat, """{"choices":[],"usage":{"prompt_tokens":1}}""", StreamEvents.Usage | UsageOnly)]
    [InlineData(Chat, """{"usage":{"prompt_tokens":1}}""", StreamEvents.Usage | UsageOnly)]
    [InlineData(Chat, """{"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1}}""", Content | StreamEvents.Usage)]
    [InlineData(Chat, """{"choices":[{"delta":{}}],"usage":null}""", None)]
    [InlineData(Chat, "[DONE]", End)]
    [InlineData(Chat, """{"error":{"message":"busy"}}""", Error)]
    [InlineData(Chat, """{"error":null,"choices":[]}""", None)]
    [InlineData(Responses, """{"type":"response.created","response":{"status":"in_progress","error":null}}""", None)]
    [InlineData(Responses, """{"type":"response.output_text.delta","delta":"a"}""", Content)]
    [InlineData(Responses, """{"type":"response.output_text.delta","delta":""}""", None)]
    [InlineData(Responses, """{"type":"response.function_call_arguments.delta","delta":"{"}""", Content)]
    [InlineData(Responses, """{"type":"response.output_item.added","item":{"type":"message"}}""", None)]
    [InlineData(Responses, """{"type":"response.completed","response":{"status":"completed"}}""", Finish | End)]
    [InlineData(Responses, """{"response":{"usage":{"input_tokens":1},"status":"incomplete"},"type":"response.incomplete"}""",
        StreamEvents.Usage | Finish | End)]
    [InlineData(Responses, """{"type":"response.failed","response":{"status":"failed","error":{"message":"x"}}}""", Error)]
    [InlineData(Responses, """{"type":"error","message":"x"}""", Error)]
    [InlineData(Claude, """{"type":"message_start","message":{"content":[],"usage":{"input_tokens":3}}}""", StreamEvents.Usage)]
    [InlineData(Claude, """{"type":"ping"}""", None)]
    [InlineData(Claude, """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""", None)]
    [InlineData(Claude, """{"type":"content_block_start","content_block":{"type":"tool_use","id":"t","name":"f"}}""", Content)]
    [InlineData(Claude, """{"type":"content_block_delta","delta":{"type":"text_delta","text":"a"}}""", Content)]
    [InlineData(Claude, """{"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"a"}}""", Content)]
    [InlineData(Claude, """{"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":"{"}}""", Content)]
    [InlineData(Claude, """{"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":""}}""", None)]
    [InlineData(Claude, """{"type":"content_block_stop","index":0}""", None)]
    [InlineData(Claude, """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}""",
        Finish | StreamEvents.Usage)]
    [InlineData(Claude, """{"type":"message_delta","delta":{"stop_reason":null}}""", None)]
    [InlineData(Claude, """{"type":"message_stop"}""", End)]
    [InlineData(Claude, """{"type":"error","error":{"type":"overloaded_error","message":"x"}}""", Error)]
    [InlineData(Gemini, """{"candidates":[{"content":{"parts":[{"text":"a"}]}}]}""", Content)]
    [InlineData(Gemini, """{"candidates":[{"content":{"parts":[{"functionCall":{"name":"f","args":{}}}]}}]}""", Content)]
    [InlineData(Gemini, """{"candidates":[{"content":{"parts":[{"text":""}]},"finishReason":"STOP"}]}""", Finish)]
    [InlineData(Gemini, """{"usageMetadata":{"promptTokenCount":3}}""", StreamEvents.Usage)]
    [InlineData(Gemini, """{"promptFeedback":{"blockReason":"SAFETY"}}""", Finish)]
    [InlineData(Gemini, """{"error":{"code":503,"message":"x"}}""", Error)]
    public void An_event_means_what_its_protocol_says(string format, string data, StreamEvents meaning)
    {
        AnswerScanner scanner = Scanner(format);
        Assert.Equal(meaning, scanner.Event(data));
        Assert.Equal((0, (meaning & Error) != 0, (meaning & End) != 0, (meaning & Finish) != 0),
            (scanner.BadEvents, scanner.Error is not null, scanner.Ended, scanner.Finish is not null));
    }

    public static TheoryData<string, string> BadEvents()
    {
        var bad = new TheoryData<string, string>();
        foreach (string format in (string[])[Chat, Responses, Claude, Gemini])
        {
            foreach (string data in (string[])["", " ", "x", "5", "null", "[]", "{", "{\"a\":1}}", "{\"a\":tru}", "\"a\""])
            {
                bad.Add(format, data);
            }
        }

        return bad;
    }

    [Theory]
    [MemberData(nameof(BadEvents))]
    public void What_cannot_be_read_is_counted_and_leaves_nothing_behind(string format, string data)
    {
        AnswerScanner scanner = Scanner(format);
        Assert.Equal(Bad, scanner.Event(data) & Bad);
        Assert.Equal((1, false, false, true, 0L),
            (scanner.BadEvents, scanner.Ended, scanner.Finish is not null, scanner.Error is null, scanner.OutputBytes));
    }

    // The client does not get such an event: without its reason to stop, the answer is not whole.
    [Theory]
    [InlineData(Chat, """{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5}""")]
    [InlineData(Claude, """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":5}""")]
    [InlineData(Claude, """{"delta":{"stop_reason":"end_turn","text":"a"},"usage":{"input_tokens":5}}""")]
    [InlineData(Responses, """{"type":"response.completed","response":{"status":"completed","usage":{"input_tokens":5}}""")]
    [InlineData(Gemini, """{"candidates":[{"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":5}""")]
    public void An_event_that_is_cut_off_says_nothing(string format, string data)
    {
        AnswerScanner scanner = Scanner(format);
        Assert.Equal(Bad, scanner.Event(data));
        Assert.Equal((null, false, 0L), (scanner.Finish, scanner.Ended, scanner.OutputBytes));
        Assert.Equal(("100 0 0+0 0 0", UsageQuality.Estimated), scanner.Settled());
    }

    [Theory]
    [InlineData(Responses, """{"message":"hello"}""")]
    [InlineData(Claude, """{"text":"hello"}""")]
    public void An_event_without_a_type_is_bad_and_no_error_of_the_stream(string format, string data)
    {
        AnswerScanner scanner = Scanner(format);
        Assert.Equal(Bad, scanner.Event(data));
        Assert.Null(scanner.Error);
    }

    [Theory]
    [InlineData(Chat, """{"choices":[{"finish_reason":"\ud83d"}]}""")]
    [InlineData(Chat, """{"\ud83d":1,"choices":[]}""")]
    [InlineData(Responses, """{"type":"\ud83d"}""")]
    [InlineData(Claude, """{"type":5}""")]
    [InlineData(Claude, """{"type":{}}""")]
    [InlineData(Claude, """{"type":"message_delta","delta":{"stop_reason":"\ud83d"}}""")]
    [InlineData(Gemini, """{"candidates":[{"finishReason":"\ud83d"}]}""")]
    public void Half_a_character_and_a_type_that_is_no_text_are_bad_events(string format, string data)
    {
        AnswerScanner scanner = Scanner(format);
        Assert.Equal(Bad, scanner.Event(data));
        Assert.Equal(Bad, Scanner(format).Answer(data) & Bad);
    }

    [Theory]
    [InlineData(Chat, true)]
    [InlineData(Responses, true)]
    [InlineData(Claude, true)]
    [InlineData(Gemini, false)]
    public void All_but_Gemini_end_a_stream_with_a_mark(string format, bool mark) =>
        Assert.Equal(mark, Scanner(format).HasEndMark);

    [Fact]
    public void The_text_that_came_is_counted_in_bytes()
    {
        AnswerScanner scanner = Scanner(Chat);
        scanner.Event("""{"choices":[{"delta":{"content":"€"}}]}""");
        scanner.Event("""{"choices":[{"delta":{"content":"abcd"}}]}""");
        scanner.Event("""{"choices":[{"delta":{"tool_calls":[{"function":{"arguments":"{\"a\""}}]}}]}""");
        Assert.Equal(3 + 4 + 6, scanner.OutputBytes);
    }

    [Theory]
    [InlineData(Chat, """{"error":{"message":"too busy"}}""", "too busy")]
    [InlineData(Chat, """{"error":"too busy"}""", "too busy")]
    [InlineData(Chat, """{"error":{"message":"\ud83d"}}""", "the provider told an error")]
    [InlineData(Responses, """{"type":"error","message":"\ud83d"}""", "the provider told an error")]
    [InlineData(Chat, """{"error":5}""", "the provider told an error")]
    [InlineData(Responses, """{"type":"response.failed","response":{"error":{"code":"x","message":"too busy"}}}""", "too busy")]
    [InlineData(Responses, """{"type":"error","code":"x","message":"too busy"}""", "too busy")]
    [InlineData(Claude, """{"type":"error","error":{"type":"x","message":"too busy"}}""", "too busy")]
    [InlineData(Claude, """{"type":"error"}""", "the provider told an error")]
    [InlineData(Gemini, """{"error":{"code":503,"message":"too busy","details":[{"message":5}]}}""", "too busy")]
    public void An_error_is_told_in_the_words_of_the_provider(string format, string data, string message)
    {
        AnswerScanner scanner = Scanner(format);
        scanner.Event(data);
        Assert.Equal((502, message), (scanner.Error!.Status, scanner.Error.Message));
    }
}
