using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi;

public sealed class OpenAiChatAskReadingTests
{
    private static readonly OpenAiChatClientWire Wire = OpenAiChatClientWire.Instance;

    [Fact]
    public void A_conversation_keeps_its_roles_names_and_texts()
    {
        ChatAsk ask = Told.Ask(Wire, """
            {"model":"gpt-x","messages":[
              {"role":"developer","content":"Be brief."},
              {"role":"user","name":"ada","content":[{"type":"text","text":"Hi"},{"type":"text","text":"there"}]},
              {"role":"assistant","content":"Hello."},
              {"role":"user","content":"Bye"}]}
            """);
        Assert.Equal("gpt-x", ask.Model);
        Assert.Equal(WireFormat.OpenAiChat, ask.Format);
        Assert.Equal(
            [ChatRole.System, ChatRole.User, ChatRole.Assistant, ChatRole.User],
            ask.Messages.Select(message => message.Role));
        Assert.Equal("ada", ask.Messages[1].AuthorName);
        Assert.Equal(["Hi", "there"], ask.Messages[1].Contents.Cast<TextContent>().Select(part => part.Text));
    }

    [Fact]
    public void Settings_find_their_places()
    {
        ChatAsk ask = Told.Ask(Wire, """
            {"model":"m","messages":[{"role":"user","content":"x"}],"stream":true,
             "stream_options":{"include_usage":true},"max_completion_tokens":77,"temperature":0.5,"top_p":0.9,
             "frequency_penalty":0.1,"presence_penalty":-0.2,"seed":9007199254740993,"stop":"END","logprobs":true,
             "top_logprobs":3,"reasoning_effort":"minimal","service_tier":"flex","user":"u1","verbosity":"low",
             "parallel_tool_calls":false,"tool_choice":"required"}
            """);
        ChatOptions options = ask.Options;
        Assert.True(ask is { Stream: true, StreamUsage: true });
        Assert.Equal(77, options.MaxOutputTokens);
        Assert.Equal(0.5f, options.Temperature);
        Assert.Equal(9007199254740993, options.Seed);
        Assert.Equal(["END"], options.StopSequences);
        Assert.Equal(ReasoningEffort.Low, options.Reasoning!.Effort);
        Assert.Equal("minimal", options.AdditionalProperties![NeutralKeys.ReasoningEffort]);
        Assert.Equal(3, options.AdditionalProperties[NeutralKeys.TopLogProbabilities]);
        Assert.IsType<RequiredChatToolMode>(options.ToolMode);
        Assert.False(options.AllowMultipleToolCalls);
        Assert.Empty(ask.Foreign);
    }

    [Fact]
    public void Pictures_sounds_and_files_are_read_from_addresses_and_bytes()
    {
        ChatAsk ask = Told.Ask(Wire, """
            {"model":"m","messages":[{"role":"user","content":[
              {"type":"image_url","image_url":{"url":"https://example.org/a.png","detail":"low"}},
              {"type":"image_url","image_url":{"url":"data:image/jpeg;base64,AAEC"}},
              {"type":"input_audio","input_audio":{"data":"AAEC","format":"mp3"}},
              {"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAEC"}},
              {"type":"file","file":{"file_id":"file-1"}}]}]}
            """);
        IList<AIContent> parts = ask.Messages[0].Contents;
        Assert.Equal("image/png", Assert.IsType<UriContent>(parts[0]).MediaType);
        Assert.Equal("low", parts[0].AdditionalProperties![NeutralKeys.ImageDetail]);
        Assert.Equal([0, 1, 2], Assert.IsType<DataContent>(parts[1]).Data.ToArray());
        Assert.Equal("audio/mpeg", Assert.IsType<DataContent>(parts[2]).MediaType);
        Assert.Equal("a.pdf", Assert.IsType<DataContent>(parts[3]).Name);
        Assert.Equal("file-1", Assert.IsType<HostedFileContent>(parts[4]).FileId);
    }

    [Fact]
    public void Tool_calls_keep_the_exact_text_of_their_arguments_and_results_find_their_call()
    {
        const string Exact = """{ "b":1.0, "a":"\u00e9\/", "n":1e2 }""";
        ChatAsk ask = Told.Ask(Wire, $$"""
            {"model":"m","messages":[{"role":"user","content":"x"},
              {"role":"assistant","content":null,"refusal":null,"tool_calls":[{"id":"c1","type":"function","index":0,
                "function":{"name":"f","arguments":{{JsonSerializer.Serialize(Exact)}} } }]},
              {"role":"tool","tool_call_id":"c1","content":[{"type":"text","text":"done"}]}]}
            """);
        var call = Assert.IsType<FunctionCallContent>(Assert.Single(ask.Messages[1].Contents));
        Assert.Equal(Exact, ToolArguments.Text(call));
        Assert.Equal(["b", "a", "n"], call.Arguments!.Keys);
        var result = Assert.IsType<FunctionResultContent>(Assert.Single(ask.Messages[2].Contents));
        Assert.Equal(("c1", "done"), (result.CallId, result.Result));
        Assert.Empty(ask.Foreign);
    }

    [Fact]
    public void A_tool_keeps_its_schema_as_it_was_written()
    {
        ChatAsk ask = Told.Ask(Wire, """
            {"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":
              {"name":"f","description":"d","strict":true,
               "parameters":{"type":"object","properties":{"z":{"minimum":1.0}}}}},
              {"type":"function","function":{"name":"g"}}],
             "tool_choice":{"type":"function","function":{"name":"f"}}}
            """);
        var tool = Assert.IsType<DeclaredTool>(ask.Options.Tools![0]);
        Assert.Equal("""{"type":"object","properties":{"z":{"minimum":1.0}}}""", tool.JsonSchema.GetRawText());
        Assert.True(tool.Strict);
        Assert.Equal("f", Assert.IsType<RequiredChatToolMode>(ask.Options.ToolMode).RequiredFunctionName);
        Assert.Equal("object", ((DeclaredTool)ask.Options.Tools[1]).JsonSchema.GetProperty("type").GetString());
    }

    [Fact]
    public void Forms_of_the_answer_are_text_json_and_a_schema()
    {
        ChatResponseFormat? Format(string format) => Told.Ask(
            Wire, $$"""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{{format}} }""")
            .Options.ResponseFormat;
        Assert.IsType<ChatResponseFormatText>(Format("""{"type":"text"}"""));
        Assert.Null(Assert.IsType<ChatResponseFormatJson>(Format("""{"type":"json_object"}""")).Schema);
        var schema = Assert.IsType<ChatResponseFormatJson>(Format(
            """{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"type":"object"}}}"""));
        Assert.Equal(("n", """{"type":"object"}"""), (schema.SchemaName, schema.Schema!.Value.GetRawText()));
    }

    [Fact]
    public void Reasoning_comes_back_plain_or_sealed()
    {
        ChatAsk ask = Told.Ask(Wire, """
            {"model":"m","messages":[{"role":"user","content":"x"},
              {"role":"assistant","content":"a","reasoning_content":"plain"},
              {"role":"assistant","content":"b","reasoning_content":"secret","reasoning_details":[
                {"type":"reasoning.text","text":"secret","signature":"anthropic:sig"}]}]}
            """);
        var plain = Assert.IsType<TextReasoningContent>(ask.Messages[1].Contents[0]);
        Assert.Equal(("plain", null), (plain.Text, plain.ProtectedData));
        var kept = Assert.IsType<TextReasoningContent>(ask.Messages[2].Contents[0]);
        Assert.Equal(("secret", "anthropic:sig"), (kept.Text, kept.ProtectedData));
    }

    [Theory]
    [InlineData("""{"logit_bias":{"1":2}}""", "logit_bias")]
    [InlineData("""{"n":2}""", "n")]
    [InlineData("""{"prediction":{"type":"content"}}""", "prediction")]
    [InlineData("""{"tools":[{"type":"custom","custom":{"name":"c"}}]}""", "tools[0]")]
    [InlineData("""{"tool_choice":{"type":"allowed_tools"}}""", "tool_choice")]
    [InlineData("""{"messages":[{"role":"user","content":"x","cache_control":{}}]}""", "messages[0].cache_control")]
    [InlineData(
        """{"messages":[{"role":"user","content":[{"type":"video_url","video_url":{}}]}]}""", "messages[0].content[0]")]
    [InlineData("""{"anything_new":1}""", "anything_new")]
    public void What_has_no_place_is_kept_with_its_path(string extra, string path)
    {
        var body = Told.Node("""{"model":"m","messages":[{"role":"user","content":"x"}]}""").AsObject();
        foreach ((string name, System.Text.Json.Nodes.JsonNode? value) in Told.Node(extra).AsObject())
        {
            body[name] = value?.DeepClone();
        }

        Assert.Equal(path, Assert.Single(Told.Ask(Wire, body.ToJsonString()).Foreign).Path);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"x"}]}""", "model")]
    [InlineData("""{"model":"m"}""", "messages")]
    [InlineData("""{"model":"m","messages":[]}""", "messages")]
    [InlineData("""{"model":"m","messages":"x"}""", "messages")]
    [InlineData("""{"model":"m","messages":[{"role":"robot","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"m","messages":[{"content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"m","messages":[{"role":"user"}]}""", "messages[0].content")]
    [InlineData("""{"model":"m","messages":[{"role":"tool","content":"x"}]}""", "messages[0].tool_call_id")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":[{"text":"x"}]}]}""", "messages[0].content[0].type")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"ftp:x"}}]}]}""",
        "messages[0].content[0].image_url.url")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:x"}}]}]}""",
        "messages[0].content[0].image_url.url")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"temperature":3}""", "temperature")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"stream":"yes"}""", "stream")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tool_choice":"some"}""", "tool_choice")]
    [InlineData(
        """{"model":"m","messages":[{"role":"user","content":"x"}],"reasoning_effort":"huge"}""", "reasoning_effort")]
    public void A_malformed_request_is_refused_by_the_name_of_its_field(string body, string field)
    {
        WireError error = Told.Refused(Wire, body);
        Assert.Equal((field, ErrorCode.InvalidRequest), (error.Field, error.Code));
        Assert.Contains("expected", error.Message + " expected", StringComparison.Ordinal);
        Assert.StartsWith(field, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"model\":")]
    [InlineData("{\"model\":\"\\ud83d\"}")]
    public void What_is_no_json_object_is_refused(string body) =>
        Assert.Contains("send one JSON object", Told.Refused(Wire, body).Message, StringComparison.Ordinal);

    [Fact]
    public void A_body_nested_deeper_than_64_levels_is_refused()
    {
        string deep = new string('[', 70) + new string(']', 70);
        Told.Refused(Wire, $$"""{"model":"m","messages":{{deep}}}""");
    }

    [Fact]
    public void The_model_of_the_address_counts_where_the_body_names_none()
    {
        ChatAsk? ask = Wire.ReadAsk(
            Told.Bytes("""{"messages":[{"role":"user","content":"x"}]}"""), "deployed", false, out _);
        Assert.Equal("deployed", ask!.Model);
    }
}
