using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Anthropic;

public sealed class AnthropicStreamWritingTests
{
    private static readonly AnthropicClientWire Wire = AnthropicClientWire.Instance;

    private static readonly ChatAsk Ask = Told.Ask(
        Wire, """{"model":"r","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"x"}]}""");

    private static ChatResponseUpdate Update(params AIContent[] contents) =>
        new() { ResponseId = "msg_1", ModelId = "m", Contents = contents };

    /// <summary>Each event in short: its type, its block, and what it says.</summary>
    private static string[] Short(IEnumerable<ChatResponseUpdate> updates, WireError? error = null)
    {
        string stream = Told.Stream(Wire, Ask, updates, error);
        string[] names = [.. stream.Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal))];
        string[] events = Told.Events(stream);
        Assert.Equal(events.Select(data => "event: " + Told.Node(data)["type"]), names);
        return [.. events.Select(Told.Node).Select(Line)];
    }

    private static string Line(JsonNode data) => (string?)data["type"] switch
    {
        "content_block_start" => $"start {data["index"]} {data["content_block"]!["type"]}",
        "content_block_delta" => $"delta {data["index"]} " + (data["delta"]!["text"] ?? data["delta"]!["thinking"]
            ?? data["delta"]!["partial_json"] ?? data["delta"]!["signature"]),
        "content_block_stop" => $"stop {data["index"]}",
        "message_delta" => $"end {data["delta"]!["stop_reason"]}",
        var type => type!,
    };

    [Fact]
    public void A_plain_answer_has_every_event_in_its_place()
    {
        string stream = Told.Stream(Wire, Ask,
        [
            new() { ResponseId = "msg_1", ModelId = "m", Role = ChatRole.Assistant }, Update(new TextContent("Hi")),
            new() { FinishReason = ChatFinishReason.Stop },
            Update(new UsageContent(new UsageDetails
                { InputTokenCount = 10, CachedInputTokenCount = 4, OutputTokenCount = 3 })),
        ]);
        string[] expected =
        [
            """
            {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",
             "content":[],"stop_reason":null,"stop_sequence":null,
             "usage":{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}}}
            """,
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}""",
            """{"type":"content_block_stop","index":0}""",
            """
            {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"input_tokens":6,
             "cache_creation_input_tokens":0,"cache_read_input_tokens":4,"output_tokens":3}}
            """,
            """{"type":"message_stop"}""",
        ];
        Assert.All(expected.Zip(Told.Events(stream)), pair => Told.SameJson(pair.First, pair.Second));
        Assert.StartsWith("event: message_start\ndata: {", stream, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_follow_each_other_and_seals_close_their_thinking() => Assert.Equal(
        [
            "message_start", "start 0 thinking", "delta 0 a", "delta 0 b", "delta 0 s", "stop 0",
            "start 1 thinking", "delta 1 c", "delta 1 gemini:g", "stop 1", "start 2 redacted_thinking", "stop 2",
            "start 3 text", "delta 3 Hi", "stop 3", "end end_turn", "message_stop",
        ],
        Short(
        [
            Update(new TextReasoningContent("a"), new TextReasoningContent("b")),
            Update(new TextReasoningContent("") { ProtectedData = "anthropic:s" }),
            Update(new TextReasoningContent("c") { ProtectedData = "gemini:g" }),
            Update(new TextReasoningContent("") { ProtectedData = "anthropic:redacted:d" }),
            Update(new TextContent("Hi")),
        ]));

    [Fact]
    public void Calls_one_after_the_other_stream_as_they_come() => Assert.Equal(
        [
            "message_start", "start 0 text", "delta 0 t", "stop 0", "start 1 tool_use", "delta 1 {\"}", "delta 1 \":1}",
            "stop 1", "start 2 tool_use", "delta 2 {", "delta 2 }", "stop 2", "end tool_use", "message_stop",
        ],
        Short(
        [
            Update(new TextContent("t")), Update(new ToolCallDelta { Index = 0, CallId = "a", Name = "f" }),
            Update(new ToolCallDelta { Index = 0, Arguments = "{\"}" }),
            Update(new ToolCallDelta { Index = 0, Arguments = "\":1}" }),
            Update(new ToolCallDelta { Index = 1, CallId = "b", Name = "g", Arguments = "{" }),
            Update(new ToolCallDelta { Index = 1, Arguments = "}" }),
            Update(ToolArguments.Call("a", "f", "{\"}\":1}"), ToolArguments.Call("b", "g", "{}")),
        ]));

    [Fact]
    public void Calls_side_by_side_wait_for_each_other() => Assert.Equal(
        [
            "message_start", "start 0 tool_use", "delta 0 {\"a\":", "delta 0 1}", "stop 0", "start 1 tool_use",
            "delta 1 {\"b\":2}", "stop 1", "start 2 text", "delta 2 done", "stop 2", "end tool_use", "message_stop",
        ],
        Short(
        [
            Update(new ToolCallDelta { Index = 0, CallId = "a", Name = "f", Arguments = "{\"a\":" }),
            Update(new ToolCallDelta { Index = 1, CallId = "b", Name = "g", Arguments = "{\"b\"" }),
            Update(new TextContent("do")), Update(new ToolCallDelta { Index = 1, Arguments = ":2}" }),
            Update(new TextContent("ne")), Update(new ToolCallDelta { Index = 0, Arguments = "1}" }),
        ]));

    [Fact]
    public void A_call_that_comes_whole_is_written_whole_and_once() => Assert.Equal(
        ["message_start", "start 0 tool_use", "delta 0 {\"x\":1.0}", "stop 0", "end tool_use", "message_stop"],
        Short([Update(ToolArguments.Call("a", "f", "{\"x\":1.0}"), ToolArguments.Call("a", "f", "{\"x\":1.0}"))]));

    [Theory]
    [InlineData("length", "max_tokens")]
    [InlineData("content_filter", "refusal")]
    [InlineData("stop", "end_turn")]
    [InlineData("pause_turn", "pause_turn")]
    public void Every_reason_to_stop_has_its_word(string reason, string word) => Assert.Contains(
        "end " + word, Short([Update(new TextContent("a")), new() { FinishReason = new ChatFinishReason(reason) }]));

    [Fact]
    public void A_stop_sequence_is_told()
    {
        string[] events = Told.Events(Told.Stream(Wire, Ask,
        [
            new()
            {
                FinishReason = ChatFinishReason.Stop,
                AdditionalProperties = new() { [NeutralKeys.StopSequence] = "END" },
            },
        ]));
        Told.SameJson(
            """{"stop_reason":"stop_sequence","stop_sequence":"END"}""", Told.Node(events[^2])["delta"]);
    }

    [Fact]
    public void An_answer_that_breaks_off_ends_with_the_error_and_nothing_else() => Assert.Equal(
        ["message_start", "start 0 text", "delta 0 a", "error"],
        Short([Update(new TextContent("a"))], new WireError(502, ErrorCode.UpstreamFailed, "cut")));

    [Fact]
    public void An_answer_without_any_content_is_still_an_answer() =>
        Assert.Equal(["message_start", "end end_turn", "message_stop"], Short([]));
}
