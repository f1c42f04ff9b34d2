using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi.Responses;

/// <summary>Streamed answers in the form of the responses protocol, event by event.</summary>
public sealed class OpenAiResponsesStreamTests
{
    private static readonly OpenAiResponsesClientWire Wire = OpenAiResponsesClientWire.Instance;
    private static readonly ChatAsk Ask = Some.Ask(new ChatOptions());

    [Fact]
    public void Reasoning_text_and_calls_are_told_in_order()
    {
        string written = Wire.Streamed(Ask,
        [
            new ChatResponseUpdate(ChatRole.Assistant, []) { ResponseId = "1", ModelId = "m" },
            Update(new TextReasoningContent("Look ")), Update(new TextReasoningContent("it up.")),
            Update(new TextReasoningContent("") { ProtectedData = "anthropic:s" }),
            Update(new TextContent("I ")), Update(new TextContent("look.")),
            Update(new ToolCallDelta { Index = 0, CallId = "a", Name = "f", Arguments = "{\"x\"" }),
            Update(new ToolCallDelta { Index = 1, CallId = "b", Name = "g", Arguments = "" }),
            Update(new ToolCallDelta { Index = 0, Arguments = ":1}" }),
            Update(new ToolCallDelta { Index = 1, Arguments = "{}" }),
            new ChatResponseUpdate { FinishReason = ChatFinishReason.ToolCalls },
            Update(ToolArguments.Call("a", "f", "{\"x\":1}"), ToolArguments.Call("b", "g", "{}")),
            Update(new UsageContent(new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4 })),
        ]);

        Assert.Equal(
        [
            "response.created in_progress [] -", "response.in_progress in_progress [] -",
            "response.output_item.added 0 {\"id\":\"rs_1_0\",\"type\":\"reasoning\",\"summary\":[]}",
            "response.reasoning_summary_part.added rs_1_0 0 0 {\"type\":\"summary_text\",\"text\":\"\"}",
            "response.reasoning_summary_text.delta rs_1_0 0 0 Look ",
            "response.reasoning_summary_text.delta rs_1_0 0 0 it up.",
            "response.reasoning_summary_text.done rs_1_0 0 0 Look it up.",
            "response.reasoning_summary_part.done rs_1_0 0 0 {\"type\":\"summary_text\",\"text\":\"Look it up.\"}",
            "response.output_item.done 0 {\"id\":\"rs_1_0\",\"type\":\"reasoning\",\"summary\":"
                + "[{\"type\":\"summary_text\",\"text\":\"Look it up.\"}],\"encrypted_content\":\"anthropic:s\"}",
            "response.output_item.added 1 {\"id\":\"msg_1_1\",\"type\":\"message\",\"status\":\"in_progress\","
                + "\"role\":\"assistant\",\"content\":[]}",
            "response.content_part.added msg_1_1 1 0 "
                + "{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":\"\"}",
            "response.output_text.delta msg_1_1 1 0 I ",
            "response.output_text.delta msg_1_1 1 0 look.",
            "response.output_text.done msg_1_1 1 0 I look.",
            "response.content_part.done msg_1_1 1 0 "
                + "{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],\"text\":\"I look.\"}",
            "response.output_item.done 1 {\"id\":\"msg_1_1\",\"type\":\"message\",\"status\":\"completed\","
                + "\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"annotations\":[],\"logprobs\":[],"
                + "\"text\":\"I look.\"}]}",
            "response.output_item.added 2 {\"id\":\"fc_1_2\",\"type\":\"function_call\",\"status\":\"in_progress\","
                + "\"arguments\":\"\",\"call_id\":\"a\",\"name\":\"f\"}",
            "response.function_call_arguments.delta fc_1_2 2 {\"x\"",
            "response.output_item.added 3 {\"id\":\"fc_1_3\",\"type\":\"function_call\",\"status\":\"in_progress\","
                + "\"arguments\":\"\",\"call_id\":\"b\",\"name\":\"g\"}",
            "response.function_call_arguments.delta fc_1_2 2 :1}",
            "response.function_call_arguments.delta fc_1_3 3 {}",
            "response.function_call_arguments.done fc_1_2 2 f {\"x\":1}",
            "response.output_item.done 2 {\"id\":\"fc_1_2\",\"type\":\"function_call\",\"status\":\"completed\","
                + "\"arguments\":\"{\\\"x\\\":1}\",\"call_id\":\"a\",\"name\":\"f\"}",
            "response.function_call_arguments.done fc_1_3 3 g {}",
            "response.output_item.done 3 {\"id\":\"fc_1_3\",\"type\":\"function_call\",\"status\":\"completed\","
                + "\"arguments\":\"{}\",\"call_id\":\"b\",\"name\":\"g\"}",
            "response.completed completed [rs_1_0 msg_1_1 fc_1_2 fc_1_3] 3+4=7",
        ], Told(written));
    }

    [Theory]
    [InlineData("length", "max_output_tokens")]
    [InlineData("content_filter", "content_filter")]
    public void A_cut_answer_ends_as_incomplete(string reason, string said)
    {
        string written = Wire.Streamed(Ask,
            [Update(new TextContent("Hel")), new ChatResponseUpdate { FinishReason = new ChatFinishReason(reason) }]);

        using JsonDocument last = JsonDocument.Parse(Translation.Events(written)[^1]);
        Assert.Equal("response.incomplete", last.RootElement.GetProperty("type").GetString());
        JsonElement response = last.RootElement.GetProperty("response");
        Assert.Equal(said, response.GetProperty("incomplete_details").GetProperty("reason").GetString());
        Assert.Equal("incomplete", response.GetProperty("output")[0].GetProperty("status").GetString());
    }

    [Fact]
    public void An_answer_that_breaks_off_ends_with_an_error_and_as_failed()
    {
        var output = new ArrayBufferWriter<byte>();
        AnswerStream stream = Wire.BeginStream(Ask);
        stream.Write(new ChatResponseUpdate(ChatRole.Assistant, "Hel") { ResponseId = "1" }, output);
        stream.Fail(new WireError(429, ErrorCode.RateLimited, "Slow down.") { Field = "input" }, output);
        List<string> events = Translation.Events(Encoding.UTF8.GetString(output.WrittenSpan));

        Translation.AssertJson("""
            {"type":"error","sequence_number":5,"code":"rate_limit_exceeded","message":"Slow down.","param":"input",
             "error":{"type":"rate_limit_error","code":"rate_limit_exceeded","message":"Slow down.","param":"input"}}
            """, events[^2]);
        using JsonDocument failed = JsonDocument.Parse(events[^1]);
        JsonElement response = failed.RootElement.GetProperty("response");
        Assert.Equal(("response.failed", "failed"),
            (failed.RootElement.GetProperty("type").GetString(), response.GetProperty("status").GetString()));
        Translation.AssertJson("""{"code":"rate_limit_exceeded","message":"Slow down."}""",
            response.GetProperty("error").GetRawText());
        Assert.Equal(0, response.GetProperty("output").GetArrayLength());
    }

    [Fact]
    public void Whole_calls_refusals_images_and_several_texts_are_items_of_their_own()
    {
        string written = Wire.Streamed(Ask,
        [
            new ChatResponseUpdate(ChatRole.Assistant, []) { ResponseId = "1" },
            Update(new TextContent("a")), Update(ToolArguments.Call("c", "f", "")), Update(new TextContent("b")),
            Update(new ErrorContent("No.") { ErrorCode = NeutralKeys.Refusal }),
            Update(new DataContent(new byte[] { 1 }, "image/png")),
        ]);

        Assert.Equal(
        [
            "response.refusal.delta msg_1_2 2 1 No.", "response.refusal.done msg_1_2 2 1 No.",
        ], Told(written).Where(told => told.StartsWith("response.refusal", StringComparison.Ordinal)));
        Assert.EndsWith("completed [msg_1_0 fc_1_1 msg_1_2 ig_1_3] -", Told(written)[^1], StringComparison.Ordinal);
        Assert.Contains("response.function_call_arguments.done fc_1_1 1 f {}", Told(written));
    }

    [Fact]
    public void An_answer_without_content_begins_and_ends() => Assert.Equal(
        ["response.created", "response.in_progress", "response.completed"],
        Told(Wire.Streamed(Ask, [])).Select(told => told.Split(' ')[0]));

    [Fact]
    public void Events_bear_their_name_and_are_numbered_without_a_gap()
    {
        string written = Wire.Streamed(Ask, [Update(new TextContent("a")), Update(new TextContent("b"))]);
        string[] blocks = written.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        for (int i = 0; i < blocks.Length; i++)
        {
            string[] lines = blocks[i].Split('\n');
            using JsonDocument data = JsonDocument.Parse(lines[1]["data: ".Length..]);
            Assert.Equal("event: " + data.RootElement.GetProperty("type").GetString(), lines[0]);
            Assert.Equal(i, data.RootElement.GetProperty("sequence_number").GetInt32());
        }
    }

    private static ChatResponseUpdate Update(params AIContent[] contents) => new() { Contents = contents };

    // Each event in one line, with the fields that matter in the order of the protocol.
    private static List<string> Told(string stream) => [.. Translation.Events(stream).Select(text =>
    {
        JsonElement data = JsonElement.Parse(text);
        string[] names =
            ["type", "item_id", "output_index", "summary_index", "content_index", "name", "delta", "text", "refusal",
             "arguments", "part", "item"];
        IEnumerable<string> said = names.Where(name => data.TryGetProperty(name, out _))
            .Select(name => data.GetProperty(name)).Select(value => value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : value.GetRawText());
        return string.Join(' ', data.TryGetProperty("response", out JsonElement response)
            ? said.Append(Whole(response))
            : said);
    })];

    private static string Whole(JsonElement response)
    {
        IEnumerable<string?> items = response.GetProperty("output").EnumerateArray()
            .Select(item => item.GetProperty("id").GetString());
        JsonElement usage = response.GetProperty("usage");
        string used = usage.ValueKind == JsonValueKind.Null
            ? "-"
            : $"{usage.GetProperty("input_tokens")}+{usage.GetProperty("output_tokens")}"
                + $"={usage.GetProperty("total_tokens")}";
        return $"{response.GetProperty("status").GetString()} [{string.Join(' ', items)}] {used}";
    }
}
