using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Anthropic;

public sealed class AnthropicStreamReadingTests
{
    private const string Start = """
        {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude",
         "content":[],"usage":{"input_tokens":10,"cache_read_input_tokens":4,"output_tokens":1}}}
        """;

    private const string Stop = """{"type":"message_stop"}""";

    private static UpdateReader Reader() => AnthropicProviderWire.Instance.BeginStream();

    private static string Begin(int index, string block) =>
        $$"""{"type":"content_block_start","index":{{index}},"content_block":{{block}} }""";

    private static string Delta(int index, string delta) =>
        $$"""{"type":"content_block_delta","index":{{index}},"delta":{{delta}} }""";

    private static string Close(int index) => $$"""{"type":"content_block_stop","index":{{index}} }""";

    private static string End(string reason, string rest = "") =>
        $$"""{"type":"message_delta","delta":{"stop_reason":"{{reason}}"{{rest}} },"usage":{"output_tokens":9} }""";

    [Fact]
    public void A_message_with_thinking_text_and_a_call_comes_piece_by_piece()
    {
        UpdateReader reader = Reader();
        List<ChatResponseUpdate> updates = Told.Read(
            reader, Start, Begin(0, """{"type":"thinking","thinking":"","signature":""}"""),
            Delta(0, """{"type":"thinking_delta","thinking":"hm"}"""),
            Delta(0, """{"type":"signature_delta","signature":"s"}"""), Close(0), """{"type":"ping"}""",
            Begin(1, """{"type":"text","text":""}"""), Delta(1, """{"type":"text_delta","text":"Hi"}"""), Close(1),
            Begin(2, """{"type":"tool_use","id":"t","name":"f","input":{}}"""),
            Delta(2, """{"type":"input_json_delta","partial_json":""}"""),
            Delta(2, """{"type":"input_json_delta","partial_json":"{\"a\": 1"}"""),
            Delta(2, """{"type":"input_json_delta","partial_json":".0}"}"""), Close(2), End("tool_use"), Stop);
        Assert.Equal(ChatRole.Assistant, updates[0].Role);
        Assert.Equal(
            [("hm", null), ("", "anthropic:s")],
            Told.Contents<TextReasoningContent>(updates).Select(thought => (thought.Text, thought.ProtectedData)));
        Assert.Equal("Hi", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(["", "{\"a\": 1", ".0}"], Told.Contents<ToolCallDelta>(updates).Select(delta => delta.Arguments));
        FunctionCallContent call = Assert.Single(Told.Contents<FunctionCallContent>(updates));
        Assert.Equal(("t", "f", "{\"a\": 1.0}"), (call.CallId, call.Name, ToolArguments.Text(call)));
        Assert.Contains(updates, update => update.FinishReason == ChatFinishReason.ToolCalls);
        UsageDetails usage = Assert.Single(Told.Contents<UsageContent>(updates)).Details;
        Assert.Equal((14, 9, 4), (usage.InputTokenCount, usage.OutputTokenCount, usage.CachedInputTokenCount));
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void A_tool_without_parameters_gets_an_empty_object()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Start, Begin(0, """{"type":"tool_use","id":"t","name":"f","input":{}}"""), Close(0),
            End("tool_use"), Stop);
        Assert.Equal("{}", ToolArguments.Text(Assert.Single(Told.Contents<FunctionCallContent>(updates))));
        Assert.Equal("{}", string.Concat(Told.Contents<ToolCallDelta>(updates).Select(delta => delta.Arguments)));
    }

    [Fact]
    public void Input_that_stands_whole_where_the_block_begins_is_read()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Begin(4, """{"type":"tool_use","id":"t","name":"f","input":{"a":1.0}}"""), Close(4));
        Assert.Equal("""{"a":1.0}""", ToolArguments.Text(Assert.Single(Told.Contents<FunctionCallContent>(updates))));
    }

    [Fact]
    public void Calls_that_are_interleaved_merge_by_their_block()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Begin(1, """{"type":"tool_use","id":"a","name":"f","input":{}}"""),
            Begin(3, """{"type":"tool_use","id":"b","name":"g","input":{}}"""),
            Delta(3, """{"type":"input_json_delta","partial_json":"{\"x\":"}"""),
            Delta(1, """{"type":"input_json_delta","partial_json":"{}"}"""),
            Delta(3, """{"type":"input_json_delta","partial_json":"2}"}"""), Close(3), Close(1));
        Assert.Equal(
            ["b {\"x\":2}", "a {}"],
            Told.Contents<FunctionCallContent>(updates).Select(call => $"{call.CallId} {ToolArguments.Text(call)}"));
        Assert.Equal([0, 1, 1, 0, 1], Told.Contents<ToolCallDelta>(updates).Select(delta => delta.Index));
    }

    [Fact]
    public void The_stop_sequence_that_was_met_is_told()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Start, End("stop_sequence", ",\"stop_sequence\":\"END\""), Stop);
        ChatResponseUpdate last = Assert.Single(updates, update => update.FinishReason is not null);
        Assert.Equal("END", last.AdditionalProperties![NeutralKeys.StopSequence]);
    }

    [Fact]
    public void Redacted_thinking_keeps_its_data() => Assert.Equal("anthropic:redacted:d", Assert.Single(
        Told.Contents<TextReasoningContent>(Told.Read(
            Reader(), Begin(0, """{"type":"redacted_thinking","data":"d"}"""), Close(0)))).ProtectedData);

    [Theory]
    [InlineData("overloaded_error", 529, ErrorCode.Overloaded)]
    [InlineData("rate_limit_error", 429, ErrorCode.RateLimited)]
    [InlineData("api_error", 500, ErrorCode.UpstreamFailed)]
    public void An_error_in_the_stream_ends_it_incomplete(string type, int status, string code)
    {
        UpdateReader reader = Reader();
        List<ChatResponseUpdate> updates = Told.Read(
            reader, Start, $$"""{"type":"error","error":{"type":"{{type}}","message":"busy"} }""",
            Begin(0, """{"type":"text","text":"late"}"""), Stop);
        Assert.Equal(new WireError(status, code, "busy"), reader.Error);
        Assert.False(reader.IsComplete);
        Assert.DoesNotContain(updates, update => update.Text.Length > 0);
        Assert.Equal(14, reader.Usage!.InputTokenCount);
    }

    [Fact]
    public void A_bad_event_is_counted_and_skipped_and_an_unknown_one_only_skipped()
    {
        UpdateReader reader = Reader();
        List<ChatResponseUpdate> updates = Told.Read(
            reader, Start, "{\"type\":", "[]", """{"type":"content_block_delta","index":0}""",
            """{"type":"something_new"}""", Begin(0, """{"type":"new_block"}"""),
            Delta(0, """{"type":"new_delta"}"""), Delta(0, """{"type":"text_delta","text":"a"}"""), End("end_turn"));
        Assert.Equal(3, reader.BadEvents);
        Assert.Equal("a", string.Concat(updates.Select(update => update.Text)));
        Assert.True(reader.IsComplete);
    }

    [Fact]
    public void Without_a_reason_and_an_end_the_answer_is_incomplete_and_what_follows_the_end_is_not_read()
    {
        UpdateReader broken = Reader();
        Told.Read(broken, Start, Begin(0, """{"type":"text","text":"a"}"""));
        Assert.False(broken.IsComplete);
        UpdateReader ended = Reader();
        Told.Read(ended, Start, End("end_turn"), Stop, "garbage");
        Assert.Equal((true, 0), (ended.IsComplete, ended.BadEvents));
    }

    [Fact]
    public void The_name_of_the_event_counts_where_its_data_has_no_type()
    {
        List<ChatResponseUpdate> updates = [];
        Reader().Read("content_block_delta", Told.Bytes("""{"delta":{"type":"text_delta","text":"a"}}"""), updates);
        Assert.Equal("a", Assert.Single(updates).Text);
    }
}
