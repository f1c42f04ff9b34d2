using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.OpenAi.Responses;

/// <summary>What clients of the responses protocol send becomes the neutral form.</summary>
public sealed class OpenAiResponsesAskTests
{
    private static readonly OpenAiResponsesClientWire Wire = OpenAiResponsesClientWire.Instance;

    [Fact]
    public void A_request_with_every_setting_is_read()
    {
        ChatAsk ask = Wire.Ask("""
            {"model":"support","input":"Name a city.","instructions":"Be brief.","max_output_tokens":256,
             "temperature":0.5,"top_p":0.25,"stream":true,"top_logprobs":3,
             "include":["message.output_text.logprobs"],"parallel_tool_calls":false,
             "reasoning":{"effort":"minimal","summary":"auto"},"service_tier":"flex","user":"u",
             "text":{"format":{"type":"json_schema","name":"city","description":"A city.","strict":true,
               "schema":{"type":"object"}},"verbosity":"low"},
             "tools":[{"type":"function","name":"f","description":"Does f.","strict":true,
               "parameters":{"type":"object","properties":{"a":{"type":"integer"}}}}],
             "tool_choice":{"type":"function","name":"f"}}
            """);

        Assert.Equal(("support", WireFormat.OpenAiResponses, true, true),
            (ask.Model, ask.Format, ask.Stream, ask.StreamUsage));
        Assert.Equal(["system: Be brief.", "user: Name a city."], ask.Messages.Select(m => $"{m.Role}: {m.Text}"));
        ChatOptions options = ask.Options;
        Assert.Equal((256, 0.5f, 0.25f, false),
            (options.MaxOutputTokens, options.Temperature, options.TopP, options.AllowMultipleToolCalls));
        Assert.Equal((ReasoningEffort.Low, ReasoningOutput.Summary),
            (options.Reasoning!.Effort, options.Reasoning.Output));
        AdditionalPropertiesDictionary extra = options.AdditionalProperties!;
        Assert.Equal(("minimal", "flex", "u", "low"), (extra.Word(NeutralKeys.ReasoningEffort),
            extra.Word(NeutralKeys.ServiceTier), extra.Word(NeutralKeys.User), extra.Word(NeutralKeys.Verbosity)));
        Assert.Equal((3, true, true), (extra.Value<int>(NeutralKeys.TopLogProbabilities),
            extra.Value<bool>(NeutralKeys.LogProbabilities), extra.Value<bool>(NeutralKeys.StrictFormat)));
        var format = (ChatResponseFormatJson)options.ResponseFormat!;
        Assert.Equal(("city", "A city.", """{"type":"object"}"""),
            (format.SchemaName, format.SchemaDescription, format.Schema!.Value.GetRawText()));
        var tool = Assert.IsType<DeclaredTool>(Assert.Single(options.Tools!));
        Assert.Equal(("f", "Does f.", true), (tool.Name, tool.Description, tool.Strict));
        Assert.Equal(ChatToolMode.RequireSpecific("f"), options.ToolMode);
        Assert.Empty(ask.Foreign);
    }

    [Fact]
    public void Items_become_messages_and_what_one_answer_gave_is_one_message_again()
    {
        ChatAsk ask = Wire.Ask("""
            {"model":"m","input":[
              {"role":"developer","content":"Be brief."},
              {"type":"message","role":"user","content":[{"type":"input_text","text":"Weather?"}]},
              {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Look it up."}],
               "encrypted_content":"c2VhbA=="},
              {"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[
                {"type":"output_text","text":"I look.","annotations":[]},{"type":"refusal","refusal":"Not all."}]},
              {"type":"function_call","id":"fc_1","call_id":"a","name":"weather","arguments":"{\"city\":\"Rome\"}"},
              {"type":"function_call","call_id":"b","name":"clock","arguments":"no json"},
              {"type":"function_call_output","call_id":"a","output":"sunny"},
              {"type":"function_call_output","call_id":"b","output":[{"type":"input_text","text":"noon"},
                {"type":"input_image","image_url":"data:image/png;base64,AQI="}]},
              {"role":"assistant","content":"Sunny."},
              {"role":"user","content":"Thanks."},
              {"role":"user","content":"Bye."}]}
            """);

        Assert.Equal(["system", "user", "assistant", "tool", "assistant", "user", "user"],
            ask.Messages.Select(message => message.Role.Value));
        Assert.Collection(ask.Messages[2].Contents,
            thought => Assert.Equal(("Look it up.", "responses:c2VhbA=="),
                (((TextReasoningContent)thought).Text, ((TextReasoningContent)thought).ProtectedData)),
            text => Assert.Equal("I look.", ((TextContent)text).Text),
            refusal => Assert.Equal(("Not all.", NeutralKeys.Refusal),
                (((ErrorContent)refusal).Message, ((ErrorContent)refusal).ErrorCode)),
            call => Assert.Equal("""{"city":"Rome"}""", ToolArguments.Text((FunctionCallContent)call)),
            call => Assert.Equal("no json", ToolArguments.Text((FunctionCallContent)call)));
        Assert.Collection(ask.Messages[3].Contents.Cast<FunctionResultContent>(),
            result => Assert.Equal(("a", "sunny"), (result.CallId, result.Result)),
            result => Assert.Equal(["TextContent", "DataContent"],
                ToolOutcome.Parts(result).Select(part => part.GetType().Name)));
        Assert.True(new Gaps(ask).Fields.Count == 0, "the marks of what was sent back ask for nothing");
    }

    [Fact]
    public void Images_files_and_sounds_are_read()
    {
        ChatAsk ask = Wire.Ask("""
            {"model":"m","input":[{"role":"user","content":[
              {"type":"input_image","image_url":"https://example.org/a.png","detail":"high"},
              {"type":"input_image","file_id":"file-1"},
              {"type":"input_file","filename":"b.pdf","file_data":"data:application/pdf;base64,AQI="},
              {"type":"input_file","filename":"c.pdf","file_data":"AQI="},
              {"type":"input_file","file_url":"https://example.org/d.pdf"},
              {"type":"input_audio","input_audio":{"data":"AQI=","format":"wav"}}]}]}
            """);

        Assert.Collection(ask.Messages[0].Contents,
            image => Assert.Equal(("image/png", "high"), (((UriContent)image).MediaType,
                image.AdditionalProperties.Word(NeutralKeys.ImageDetail))),
            image => Assert.Equal("file-1", ((HostedFileContent)image).FileId),
            file => Assert.Equal(("application/pdf", "b.pdf"), Named((DataContent)file)),
            file => Assert.Equal(("application/pdf", "c.pdf"), Named((DataContent)file)),
            file => Assert.Equal("application/pdf", ((UriContent)file).MediaType),
            sound => Assert.Equal("audio/wav", ((DataContent)sound).MediaType));

        static (string, string?) Named(DataContent file) => (file.MediaType, file.Name);
    }

    [Theory]
    [InlineData("\"auto\"", "AutoChatToolMode", false)]
    [InlineData("\"none\"", "NoneChatToolMode", false)]
    [InlineData("\"required\"", "RequiredChatToolMode", false)]
    [InlineData("""{"type":"allowed_tools","mode":"auto","tools":[]}""", null, true)]
    [InlineData("""{"type":"web_search"}""", null, true)]
    public void The_choice_of_tools_is_read(string choice, string? mode, bool foreign)
    {
        ChatAsk ask = Wire.Ask($$"""{"model":"m","input":"x","tool_choice":{{choice}} }""");

        Assert.Equal(mode, ask.Options.ToolMode?.GetType().Name);
        Assert.Equal(foreign, ask.Foreign.Any(field => field.Path == "tool_choice"));
    }

    [Theory]
    [InlineData("\"metadata\":{\"a\":\"b\"}", "metadata", true)]
    [InlineData("\"store\":true", "store", true)]
    [InlineData("\"prompt_cache_key\":\"k\"", "prompt_cache_key", true)]
    [InlineData("\"safety_identifier\":\"k\"", "safety_identifier", true)]
    [InlineData("\"max_tool_calls\":3", "max_tool_calls", true)]
    [InlineData("\"truncation\":\"disabled\"", "truncation", true)]
    [InlineData("\"truncation\":\"auto\"", "truncation", false)]
    [InlineData("\"background\":false", "background", true)]
    [InlineData("\"background\":true", "background", false)]
    [InlineData("\"include\":[\"reasoning.encrypted_content\"]", "include[0]", true)]
    [InlineData("\"include\":[\"file_search_call.results\"]", "include[0]", false)]
    [InlineData("\"previous_response_id\":\"resp_1\"", "previous_response_id", false)]
    [InlineData("\"conversation\":\"conv_1\"", "conversation", false)]
    [InlineData("\"prompt\":{\"id\":\"pmpt_1\"}", "prompt", false)]
    [InlineData("\"tools\":[{\"type\":\"web_search\"}]", "tools[0]", false)]
    [InlineData("\"tools\":[{\"type\":\"custom\",\"name\":\"c\"}]", "tools[0]", false)]
    [InlineData("\"text\":{\"format\":{\"type\":\"grammar\"}}", "text.format", false)]
    [InlineData("\"something_new\":1", "something_new", false)]
    public void What_has_no_place_is_kept_and_other_providers_hear_only_of_what_asks_something(
        string field, string path, bool harmless)
    {
        ChatAsk ask = Wire.Ask($$"""{"model":"m","input":"x",{{field}} }""");

        Assert.Equal(path, Assert.Single(ask.Foreign).Path);
        Assert.Equal(harmless ? [] : [path], new Gaps(ask).Fields.Select(gap => gap.Path));
    }

    [Theory]
    [InlineData("""{"type":"item_reference","id":"msg_1"}""")]
    [InlineData("""{"type":"web_search_call","id":"ws_1","status":"completed"}""")]
    [InlineData("""{"type":"custom_tool_call","call_id":"a","name":"f","input":"x"}""")]
    [InlineData("""{"type":"computer_call_output","call_id":"a","output":{}}""")]
    public void Items_that_only_OpenAI_knows_are_told_to_other_providers(string item)
    {
        ChatAsk ask = Wire.Ask($$"""{"model":"m","input":[{"role":"user","content":"x"},{{item}}]}""");

        Assert.Equal("input[1]", Assert.Single(new Gaps(ask).Fields).Path);
    }

    [Theory]
    [InlineData("""{"input":"x"}""", "model", "missing", "name a model")]
    [InlineData("""{"model":"m"}""", "input", "missing", "a list of items")]
    [InlineData("""{"model":"m","input":[]}""", "input", "missing", "a list of items")]
    [InlineData("""{"model":"m","input":7}""", "input", "7", "a text or a list")]
    [InlineData("""{"model":"m","input":[7]}""", "input[0]", "7", "an item as an object")]
    [InlineData("""{"model":"m","input":[{}]}""", "input[0].type", "missing", "function_call_output")]
    [InlineData("""{"model":"m","input":[{"role":"tool","content":"x"}]}""", "input[0].role", "tool", "developer")]
    [InlineData("""{"model":"m","input":[{"role":"user"}]}""", "input[0].content", "missing", "parts")]
    [InlineData("""{"model":"m","input":[{"role":"user","content":[{"type":"input_text"}]}]}""",
        "input[0].content[0].text", "missing", "a text")]
    [InlineData("""{"model":"m","input":[{"role":"user","content":[{"text":"x"}]}]}""",
        "input[0].content[0].type", "missing", "input_image")]
    [InlineData("""{"model":"m","input":[{"role":"user","content":[{"type":"input_image","image_url":"c:x"}]}]}""",
        "input[0].content[0].image_url", "no web address", "https://")]
    [InlineData("""{"model":"m","input":[{"role":"user","content":[{"type":"input_audio","input_audio":{}}]}]}""",
        "input[0].content[0].input_audio.format", "no known format", "wav or mp3")]
    [InlineData("""{"model":"m","input":[{"type":"function_call","name":"f","arguments":"{}"}]}""",
        "input[0].call_id", "missing", "call_id")]
    [InlineData("""{"model":"m","input":[{"type":"function_call_output","call_id":"a"}]}""",
        "input[0].output", "missing", "output")]
    [InlineData("""{"model":"m","input":"x","temperature":3}""", "temperature", "3", "from 0 to 2")]
    [InlineData("""{"model":"m","input":"x","reasoning":{"effort":"some"}}""",
        "reasoning.effort", "\"some\"", "minimal")]
    [InlineData("""{"model":"m","input":"x","tool_choice":"maybe"}""", "tool_choice", "\"maybe\"", "required")]
    [InlineData("""{"model":"m","input":"x","tools":[{"type":"function"}]}""", "tools[0].name", "missing", "name")]
    [InlineData("""{"model":"m","input":"x","tools":[{"name":"f"}]}""", "tools[0].type", "missing", "function")]
    [InlineData("""{"model":"m","input":"x","text":{"format":{"type":"json_schema","name":"n"}}}""",
        "text.format.schema", "missing", "JSON schema")]
    public void A_bad_request_says_which_field_what_was_found_and_what_is_allowed(
        string body, string field, string found, string allowed)
    {
        WireError error = Wire.Refusal(body, model: null);

        Assert.Equal((400, ErrorCode.InvalidRequest, field), (error.Status, error.Code, error.Field));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }
}
