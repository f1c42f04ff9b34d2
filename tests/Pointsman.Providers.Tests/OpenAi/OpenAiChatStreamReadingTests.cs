using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

public sealed class OpenAiChatStreamReadingTests
{
    private const string Done = "[DONE]";

    private static UpdateReader Reader() => OpenAiChatProviderWire.Instance.BeginStream();

    private static string Delta(string delta, string finish = "null", string rest = "") => $$"""
        {"id":"i","created":1700000000,"model":"m",
         "choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}} }]{{rest}} }
        """;

    private static string Call(int index, string arguments, string? id = null, string? name = null)
    {
        string given = System.Text.Json.JsonSerializer.Serialize(arguments);
        string head = (id is null ? "" : $"\"id\":\"{id}\",") + $"\"index\":{index},";
        string named = name is null ? "" : $"\"name\":\"{name}\",";
        return Delta($$"""{"tool_calls":[{ {{head}}"function":{ {{named}}"arguments":{{given}} } }]}""");
    }

    [Fact]
    public void Text_comes_piece_by_piece_with_role_id_and_reason()
    {
        UpdateReader reader = Reader();
        List<ChatResponseUpdate> updates = Told.Read(
            reader, Delta("""{"role":"assistant","content":""}"""), Delta("""{"content":"Hel"}"""),
            Delta("""{"content":"lo"}"""), Delta("{}", "\"length\""), Done);
        Assert.Equal(ChatRole.Assistant, updates[0].Role);
        Assert.Equal("Hello", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(ChatFinishReason.Length, updates[^1].FinishReason);
        Assert.All(updates, update => Assert.Equal(("i", "m"), (update.ResponseId, update.ModelId)));
        Assert.True(reader.IsComplete);
        Assert.Null(reader.Usage);
    }

    [Fact]
    public void Parallel_calls_that_are_interleaved_merge_by_their_index()
    {
        UpdateReader reader = Reader();
        List<ChatResponseUpdate> updates = Told.Read(
            reader, Call(0, "", "a", "f"), Call(1, "{\"x", "b", "g"), Call(0, "{\"y\":\"\\u00"), Call(1, "\":1.0}"),
            Call(0, "e9\"}"), Delta("{}", "\"tool_calls\""), Done);
        FunctionCallContent[] calls = Told.Contents<FunctionCallContent>(updates);
        Assert.Equal(["a f {\"y\":\"\\u00e9\"}", "b g {\"x\":1.0}"], calls.Select(Shown));
        Assert.Equal("é", calls[0].Arguments!["y"]!.ToString());
        Assert.Equal([("a", "f"), ("b", "g")], Told.Contents<ToolCallDelta>(updates)
            .Where(delta => delta.CallId is not null).Select(delta => (delta.CallId!, delta.Name!)));
    }

    [Fact]
    public void An_id_and_a_name_that_are_repeated_with_every_piece_count_once()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Call(0, "{\"a\"", "a", "f"), Call(0, ":1", "a", "f"), Call(0, "}", "a", "f"),
            Delta("{}", "\"stop\""));
        Assert.Equal("a f {\"a\":1}", Shown(Assert.Single(Told.Contents<FunctionCallContent>(updates))));
        Assert.Single(Told.Contents<ToolCallDelta>(updates), delta => delta.Name is not null);
    }

    [Fact]
    public void Calls_that_all_bear_the_index_0_are_told_apart_by_their_ids()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Call(0, "{", "a", "f"), Call(0, "}"), Call(0, "{\"b\"", "b", "f"), Call(0, ":2}"),
            Delta("{}", "\"tool_calls\""));
        Assert.Equal(["a f {}", "b f {\"b\":2}"], Told.Contents<FunctionCallContent>(updates).Select(Shown));
        Assert.Equal([0, 0, 1, 1], Told.Contents<ToolCallDelta>(updates).Select(delta => delta.Index));
    }

    [Fact]
    public void A_call_that_comes_whole_without_an_index_and_an_id_is_a_call()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(),
            Delta("""
                {"tool_calls":[{"function":{"name":"f","arguments":"{}"}},
                 {"function":{"name":"g","arguments":{"a":1}}}]}
                """),
            Delta("{}", "\"tool_calls\""), Done);
        FunctionCallContent[] calls = Told.Contents<FunctionCallContent>(updates);
        Assert.Equal(["f {}", "g {\"a\":1}"], calls.Select(call => $"{call.Name} {ToolArguments.Text(call)}"));
        Assert.Equal(2, calls.Select(call => call.CallId).Distinct().Count());
    }

    [Theory]
    [InlineData("own chunk")]
    [InlineData("last content chunk")]
    [InlineData("every chunk")]
    [InlineData("choice")]
    [InlineData("x_groq")]
    public void Usage_is_found_in_every_place_and_told_once(string place)
    {
        const string Usage = """{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10}""";
        const string Less = """{"prompt_tokens":7,"completion_tokens":1,"total_tokens":8}""";
        string text = """{"content":"a"}""";
        string[] events = place switch
        {
            "own chunk" => [Delta(text), Delta("{}", "\"stop\""), $$"""{"choices":[],"usage":{{Usage}} }""", Done],
            "last content chunk" => [Delta(text), Delta(text, "\"stop\"", ",\"usage\":" + Usage), Done],
            "every chunk" =>
            [
                Delta(text, "null", ",\"usage\":" + Less), Delta(text, "null", ",\"usage\":" + Less),
                Delta("{}", "\"stop\"", ",\"usage\":" + Usage), Done,
            ],
            "choice" => [$$"""{"choices":[{"delta":{{text}},"finish_reason":"stop","usage":{{Usage}} }]}"""],
            _ => [Delta(text), Delta("{}", "\"stop\"", $$""","x_groq":{"usage":{{Usage}} }"""), Done],
        };
        UpdateReader reader = Reader();
        UsageDetails told = Assert.Single(Told.Contents<UsageContent>(Told.Read(reader, events))).Details;
        Assert.Equal((7, 3, 10), (told.InputTokenCount, told.OutputTokenCount, told.TotalTokenCount));
        Assert.Same(told, reader.Usage);
    }

    [Theory]
    [InlineData("reasoning_content")]
    [InlineData("reasoning")]
    public void Reasoning_comes_apart_from_the_answer(string name)
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Delta($$"""{"content":null,"{{name}}":"hm"}"""), Delta("""{"content":"a"}"""));
        Assert.Equal("hm", Assert.Single(Told.Contents<TextReasoningContent>(updates)).Text);
        Assert.Equal("a", string.Concat(updates.Select(update => update.Text)));
    }

    [Fact]
    public void A_bad_event_is_counted_and_skipped_and_an_unknown_one_only_skipped()
    {
        UpdateReader reader = Reader();
        List<ChatResponseUpdate> updates = Told.Read(
            reader, Delta("""{"content":"a"}"""), "{\"choices\":[{", "", "{\"type\":\"ping\"}", "null",
            """{"choices":[],"prompt_filter_results":[]}""", Delta("""{"content":"b"}""", "\"stop\""), Done);
        Assert.Equal("ab", string.Concat(updates.Select(update => update.Text)));
        Assert.Equal(2, reader.BadEvents);
        Assert.True(reader.IsComplete);
    }

    [Theory]
    [InlineData("""{"error":{"message":"gone","type":"server_error"}}""", 500)]
    [InlineData("""{"error":{"message":"gone","code":429}}""", 429)]
    [InlineData("""{"error":"gone"}""", 502)]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"error","error":{"message":"gone","code":503}}]}""", 503)]
    public void An_error_in_the_stream_ends_it_incomplete(string data, int status)
    {
        UpdateReader reader = Reader();
        Told.Read(reader, Delta("""{"role":"assistant","content":"a"}"""), data, Done);
        Assert.Equal((status, "gone"), (reader.Error!.Status, reader.Error.Message));
        Assert.False(reader.IsComplete);
    }

    [Fact]
    public void An_event_that_is_named_error_is_one()
    {
        UpdateReader reader = Reader();
        reader.Read("error", Told.Bytes("""{"message":"gone"}"""), []);
        Assert.Equal("gone", reader.Error!.Message);
    }

    [Fact]
    public void An_answer_that_says_why_it_ended_needs_no_end_mark_and_one_that_breaks_off_gives_no_call()
    {
        UpdateReader ended = Reader();
        Told.Read(ended, Delta("""{"content":"a"}""", "\"stop\""));
        Assert.True(ended.IsComplete);
        UpdateReader broken = Reader();
        List<ChatResponseUpdate> updates = Told.Read(broken, Call(0, "{\"a\":", "a", "f"));
        Assert.False(broken.IsComplete);
        Assert.Empty(Told.Contents<FunctionCallContent>(updates));
    }

    [Fact]
    public void What_comes_after_the_end_mark_is_not_read()
    {
        UpdateReader reader = Reader();
        string late = Delta("""{"content":"b"}""");
        Assert.Single(Told.Read(reader, Delta("""{"content":"a"}""", "\"stop\""), Done, late, "x"));
        Assert.Equal(0, reader.BadEvents);
    }

    [Fact]
    public void Halves_of_a_character_that_come_apart_are_put_together()
    {
        List<ChatResponseUpdate> updates = Told.Read(
            Reader(), Delta("""{"content":"a\ud83d"}"""), Delta("""{"content":"\ude00b"}"""));
        Assert.Equal(["a", "\ud83d\ude00b"], Told.Contents<TextContent>(updates).Select(text => text.Text));
    }

    private static string Shown(FunctionCallContent call) => $"{call.CallId} {call.Name} {ToolArguments.Text(call)}";
}
