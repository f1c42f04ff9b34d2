using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi.Responses;

/// <summary>Complete answers in the form of the responses protocol.</summary>
public sealed class OpenAiResponsesAnswerTests
{
    private static readonly OpenAiResponsesClientWire Wire = OpenAiResponsesClientWire.Instance;

    [Fact]
    public void An_answer_tells_again_what_was_asked_for_and_what_came_of_it()
    {
        ChatAsk ask = Wire.Ask("""
            {"model":"support","input":"Weather?","instructions":"Be brief.","max_output_tokens":256,"temperature":0.5,
             "metadata":{"team":"a"},"store":true,"user":"u","reasoning":{"effort":"high","summary":"auto"},
             "text":{"format":{"type":"json_schema","name":"city","schema":{"type":"object"},"strict":true}},
             "tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":true}],
             "tool_choice":"required","parallel_tool_calls":false}
            """);
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant,
        [
            new TextReasoningContent("Look it up.") { ProtectedData = "gemini:c2VhbA==" },
            new TextContent("I "), new TextContent("look."),
            ToolArguments.Call("a", "f", """{"city":"Rome","days":1.0}"""),
        ]))
        {
            ResponseId = "abc", ModelId = "gemini-3-pro", CreatedAt = Translation.Noon.AddSeconds(1),
            FinishReason = ChatFinishReason.ToolCalls,
            Usage = new UsageDetails
            {
                InputTokenCount = 20, OutputTokenCount = 12, TotalTokenCount = 32, CachedInputTokenCount = 16,
                ReasoningTokenCount = 5,
            },
        };

        Translation.AssertJson("""
            {"id":"resp_abc","object":"response","created_at":1795176001,"status":"completed","background":false,
             "error":null,"incomplete_details":null,"instructions":"Be brief.","metadata":{"team":"a"},
             "max_output_tokens":256,"max_tool_calls":null,"parallel_tool_calls":false,"previous_response_id":null,
             "prompt_cache_key":null,"reasoning":{"effort":"high","summary":"auto"},"safety_identifier":null,
             "service_tier":"default","store":true,"temperature":0.5,"top_logprobs":0,"top_p":1,"truncation":"disabled",
             "user":"u","model":"gemini-3-pro","output":[
              {"id":"rs_abc_0","type":"reasoning","summary":[{"type":"summary_text","text":"Look it up."}],
               "encrypted_content":"gemini:c2VhbA=="},
              {"id":"msg_abc_1","type":"message","status":"completed","role":"assistant","content":[
                {"type":"output_text","annotations":[],"logprobs":[],"text":"I look."}]},
              {"id":"fc_abc_2","type":"function_call","status":"completed",
               "arguments":"{\"city\":\"Rome\",\"days\":1.0}","call_id":"a","name":"f"}],
             "tool_choice":"required",
             "tools":[{"type":"function","name":"f","description":null,"parameters":{"type":"object"},"strict":true}],
             "text":{"format":{"type":"json_schema","name":"city","description":null,"schema":{"type":"object"},
               "strict":true},"verbosity":"medium"},
             "usage":{"input_tokens":20,"input_tokens_details":{"cached_tokens":16},"output_tokens":12,
               "output_tokens_details":{"reasoning_tokens":5},"total_tokens":32}}
            """, Wire.Answered(ask, answer));
    }

    [Theory]
    [InlineData("stop", "completed", null)]
    [InlineData("tool_calls", "completed", null)]
    [InlineData("length", "incomplete", "max_output_tokens")]
    [InlineData("content_filter", "incomplete", "content_filter")]
    public void Each_reason_to_end_is_written(string reason, string status, string? incomplete)
    {
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, "x")) { FinishReason = new(reason) };

        using JsonDocument written = JsonDocument.Parse(Wire.Answered(Some.Ask(new ChatOptions()), answer));

        Assert.Equal(status, written.RootElement.GetProperty("status").GetString());
        JsonElement details = written.RootElement.GetProperty("incomplete_details");
        Assert.Equal(incomplete,
            details.ValueKind == JsonValueKind.Null ? null : details.GetProperty("reason").GetString());
        Assert.Equal(status, written.RootElement.GetProperty("output")[0].GetProperty("status").GetString());
    }

    [Fact]
    public void Refusals_probabilities_and_images_have_their_places()
    {
        using JsonDocument probabilities = JsonDocument.Parse("""
            {"content":[{"token":"No","logprob":-0.5,"bytes":[78,111],"top_logprobs":[]}]}
            """);
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant,
        [
            new TextContent("No"), new ErrorContent("Not that.") { ErrorCode = NeutralKeys.Refusal },
            new DataContent(new byte[] { 1, 2 }, "image/png"),
        ]))
        {
            ResponseId = "resp_1",
            AdditionalProperties = new() { [NeutralKeys.AnswerLogProbabilities] = probabilities.RootElement },
        };

        using JsonDocument written = JsonDocument.Parse(Wire.Answered(Some.Ask(new ChatOptions()), answer));

        Translation.AssertJson("""
            [{"id":"msg_1_0","type":"message","status":"completed","role":"assistant","content":[
               {"type":"output_text","annotations":[],"text":"No","logprobs":[
                 {"token":"No","logprob":-0.5,"bytes":[78,111],"top_logprobs":[]}]},
               {"type":"refusal","refusal":"Not that."}]},
             {"id":"ig_1_1","type":"image_generation_call","status":"completed","result":"AQI="}]
            """, written.RootElement.GetProperty("output").GetRawText());
    }

    [Fact]
    public void What_the_client_sends_back_of_an_answer_is_what_the_model_gave()
    {
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant,
        [
            new TextReasoningContent("Hm.\n\nWell.") { ProtectedData = "anthropic:EqQB/+==" },
            new TextReasoningContent("") { ProtectedData = "anthropic:redacted" },
            new TextContent("I look."), ToolArguments.Call("a", "f", "{\"x\":1.0}"),
        ])) { ResponseId = "1" };

        using JsonDocument written = JsonDocument.Parse(Wire.Answered(Some.Ask(new ChatOptions()), answer));
        string output = written.RootElement.GetProperty("output").GetRawText();
        ChatAsk back = Wire.Ask($$"""{"model":"m","input":{{output}} }""");

        Assert.Collection(Assert.Single(back.Messages).Contents,
            thought => Assert.Equal(("Hm.\n\nWell.", "anthropic:EqQB/+=="), Reasoning(thought)),
            thought => Assert.Equal(("", "anthropic:redacted"), Reasoning(thought)),
            text => Assert.Equal("I look.", ((TextContent)text).Text),
            call => Assert.Equal("{\"x\":1.0}", ToolArguments.Text((FunctionCallContent)call)));

        static (string, string?) Reasoning(AIContent content) =>
            (((TextReasoningContent)content).Text, ((TextReasoningContent)content).ProtectedData);
    }

    [Fact]
    public void Errors_have_the_shape_that_OpenAI_gives_them() => Translation.AssertJson("""
        {"error":{"message":"input is missing","type":"invalid_request_error","param":"input","code":"invalid_request"}}
        """, Wire.Fault(new WireError(400, ErrorCode.InvalidRequest, "input is missing") { Field = "input" }));
}
