using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

public sealed class OpenAiChatStreamWritingTests
{
    private const string Head =
        "\"id\":\"i\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"m\"";

    private static readonly OpenAiChatClientWire Wire = OpenAiChatClientWire.Instance;

    private static ChatAsk Ask(bool usage) => Told.Ask(Wire, $$"""
        {"model":"r","stream":true,"stream_options":{"include_usage":{{(usage ? "true" : "false")}} },
         "messages":[{"role":"user","content":"x"}]}
        """);

    private static ChatResponseUpdate Update(params AIContent[] contents) =>
        new() { ResponseId = "i", ModelId = "m", Contents = contents };

    private static string Chunk(string delta, string finish = "null", string rest = "") =>
        $$"""
        { {{Head}},"choices":[{"index":0,"delta":{{delta}},"logprobs":null,"finish_reason":{{finish}} }]{{rest}} }
        """;

    private static void SameEvents(string stream, params string[] expected)
    {
        string[] events = Told.Events(stream);
        Assert.Equal(expected.Length, events.Length);
        Assert.All(expected.Zip(events), pair =>
        {
            if (pair.First == "[DONE]")
            {
                Assert.Equal(pair.First, pair.Second);
            }
            else
            {
                Told.SameJson(pair.First, pair.Second);
            }
        });
    }

    [Fact]
    public void A_plain_answer_has_a_role_its_text_a_reason_and_the_end_mark()
    {
        string stream = Told.Stream(Wire, Ask(false),
        [
            new() { ResponseId = "i", ModelId = "m", Role = ChatRole.Assistant }, Update(new TextContent("Hel")),
            Update(new TextContent("")), Update(new TextContent("lo")),
            Update(new UsageContent(new UsageDetails { InputTokenCount = 1 })),
        ]);
        SameEvents(
            stream, Chunk("""{"role":"assistant","content":""}"""), Chunk("""{"content":"Hel"}"""),
            Chunk("""{"content":"lo"}"""), Chunk("{}", "\"stop\""), "[DONE]");
        Assert.EndsWith("\n\ndata: [DONE]\n\n", stream, StringComparison.Ordinal);
    }

    [Fact]
    public void Usage_comes_in_a_chunk_of_its_own_when_it_was_asked_for()
    {
        string stream = Told.Stream(Wire, Ask(true),
        [
            Update(new TextContent("a")),
            Update(new UsageContent(new UsageDetails { InputTokenCount = 7, OutputTokenCount = 3 })),
        ]);
        SameEvents(
            stream, Chunk("""{"role":"assistant","content":""}""", rest: ",\"usage\":null"),
            Chunk("""{"content":"a"}""", rest: ",\"usage\":null"), Chunk("{}", "\"stop\"", ",\"usage\":null"),
            $$"""
            { {{Head}},"choices":[],"usage":{"prompt_tokens":7,"completion_tokens":3,"total_tokens":10,
              "prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},
              "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0} } }
            """, "[DONE]");
    }

    [Fact]
    public void Calls_come_in_pieces_and_the_whole_calls_after_them_are_not_written_again()
    {
        string stream = Told.Stream(Wire, Ask(false),
        [
            Update(new ToolCallDelta { Index = 3, CallId = "a", Name = "f" }),
            Update(new ToolCallDelta { Index = 5, CallId = "b", Name = "g", Arguments = "{" }),
            Update(new ToolCallDelta { Index = 3, Arguments = "{}" }),
            Update(new ToolCallDelta { Index = 5, Arguments = "}" }),
            Update(ToolArguments.Call("a", "f", "{}"), ToolArguments.Call("b", "g", "{}")),
        ]);
        string Piece(int at, string rest) => Chunk($$"""{"tool_calls":[{"index":{{at}},{{rest}} }]}""");
        SameEvents(
            stream, Chunk("""{"role":"assistant","content":""}"""),
            Piece(0, """ "id":"a","type":"function","function":{"name":"f","arguments":""}"""),
            Piece(1, """ "id":"b","type":"function","function":{"name":"g","arguments":"{"}"""),
            Piece(0, "\"function\":{\"arguments\":\"{}\"}"), Piece(1, "\"function\":{\"arguments\":\"}\"}"),
            Chunk("{}", "\"tool_calls\""), "[DONE]");
    }

    [Fact]
    public void A_call_that_comes_whole_is_written_whole()
    {
        string stream = Told.Stream(Wire, Ask(false), [Update(ToolArguments.Call("a", "f", "{\"x\":1.0}"))]);
        Told.SameJson(
            """[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1.0}"}}]""",
            Told.Node(Told.Events(stream)[1])["choices"]![0]!["delta"]!["tool_calls"]);
    }

    [Fact]
    public void Reasoning_refusals_and_probabilities_have_their_fields()
    {
        ChatResponseUpdate probable = Update(new TextContent("a"));
        probable.AdditionalProperties = new() { [NeutralKeys.AnswerLogProbabilities] =
            System.Text.Json.JsonElement.Parse("""{"content":[]}""") };
        string[] events = Told.Events(Told.Stream(Wire, Ask(false),
        [
            Update(new TextReasoningContent("h")), Update(new TextReasoningContent("m")),
            Update(new TextReasoningContent("") { ProtectedData = "anthropic:s" }), probable,
            Update(new ErrorContent("No.") { ErrorCode = NeutralKeys.Refusal }),
        ]));
        Told.SameJson(Chunk("""{"reasoning_content":"h"}"""), events[1]);
        Told.SameJson(
            Chunk("""{"reasoning_details":[{"type":"reasoning.text","text":"hm","signature":"anthropic:s"}]}"""),
            events[3]);
        Told.SameJson("""{"content":[]}""", Told.Node(events[4])["choices"]![0]!["logprobs"]);
        Told.SameJson(Chunk("""{"refusal":"No."}"""), events[5]);
    }

    [Fact]
    public void An_answer_that_breaks_off_ends_with_the_error_and_nothing_else()
    {
        string stream = Told.Stream(
            Wire, Ask(true), [Update(new TextContent("a"))], new WireError(502, ErrorCode.UpstreamFailed, "cut"));
        SameEvents(
            stream, Chunk("""{"role":"assistant","content":""}""", rest: ",\"usage\":null"),
            Chunk("""{"content":"a"}""", rest: ",\"usage\":null"),
            """{"error":{"message":"cut","type":"server_error","param":null,"code":"upstream_failed"}}""");
    }

    [Fact]
    public void An_answer_without_any_content_is_still_an_answer()
    {
        string[] events = Told.Events(Told.Stream(Wire, Ask(false), []));
        Assert.Equal(3, events.Length);
        Assert.Equal("r", (string?)Told.Node(events[0])["model"]);
        Assert.Equal("stop", (string?)Told.Node(events[1])["choices"]![0]!["finish_reason"]);
    }
}
