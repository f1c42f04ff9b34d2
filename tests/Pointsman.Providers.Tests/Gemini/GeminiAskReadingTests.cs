using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Gemini;

/// <summary>What Gemini's clients send becomes the neutral form.</summary>
public sealed class GeminiAskReadingTests
{
    private static readonly GeminiClientWire Wire = GeminiClientWire.Instance;

    [Fact]
    public void A_request_with_every_setting_is_read()
    {
        ChatAsk ask = Wire.Ask("""
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},
             "contents":[{"role":"user","parts":[{"text":"Name a city."}]}],
             "generationConfig":{"temperature":0.5,"topP":0.9,"topK":40,"maxOutputTokens":256,
               "stopSequences":["END"],"seed":-7,"presencePenalty":0.25,"frequencyPenalty":0.75,
               "responseLogprobs":true,"logprobs":3,
               "thinkingConfig":{"includeThoughts":true,"thinkingBudget":8192}}}
            """, "gemini-2.5-flash", stream: true);

        Assert.Equal("gemini-2.5-flash", ask.Model);
        Assert.Equal(WireFormat.Gemini, ask.Format);
        Assert.True(ask.Stream);
        Assert.True(ask.StreamUsage);
        Assert.Equal(["system: Be brief.", "user: Name a city."], ask.Messages.Select(m => $"{m.Role}: {m.Text}"));
        ChatOptions options = ask.Options;
        Assert.Equal((0.5f, 0.9f, 40, 256), (options.Temperature, options.TopP, options.TopK, options.MaxOutputTokens));
        Assert.Equal((-7, 0.25f, 0.75f), (options.Seed, options.PresencePenalty, options.FrequencyPenalty));
        Assert.Equal(["END"], options.StopSequences);
        Assert.True(options.AdditionalProperties.Value<bool>(NeutralKeys.LogProbabilities));
        Assert.Equal(3, options.AdditionalProperties.Value<int>(NeutralKeys.TopLogProbabilities));
        Assert.Equal(8192, options.AdditionalProperties.Value<int>(NeutralKeys.ReasoningBudget));
        Assert.Equal(ReasoningEffort.Medium, options.Reasoning?.Effort);
        Assert.Equal(ReasoningOutput.Summary, options.Reasoning?.Output);
        Assert.Empty(ask.Foreign);
    }

    [Fact]
    public void Names_in_snake_case_mean_the_same()
    {
        ChatAsk ask = Wire.Ask("""
            {"system_instruction":"Be brief.",
             "contents":[{"parts":{"inline_data":{"mime_type":"image/png","data":"iVBORw0KGgo="}}}],
             "generation_config":{"max_output_tokens":9,"response_mime_type":"application/json",
               "thinking_config":{"thinking_level":"LOW","include_thoughts":false}},
             "tools":[{"function_declarations":[{"name":"f","parameters_json_schema":{"type":"object"}}]}],
             "tool_config":{"function_calling_config":{"mode":"ANY","allowed_function_names":["f"]}}}
            """, "m");

        Assert.Equal(9, ask.Options.MaxOutputTokens);
        Assert.Same(ChatResponseFormat.Json, ask.Options.ResponseFormat);
        Assert.Equal(ReasoningEffort.Low, ask.Options.Reasoning?.Effort);
        Assert.Equal(ReasoningOutput.None, ask.Options.Reasoning?.Output);
        Assert.Equal(ChatToolMode.RequireSpecific("f"), ask.Options.ToolMode);
        Assert.Equal("f", Assert.Single(ask.Options.Tools!).Name);
        DataContent image = Assert.IsType<DataContent>(Assert.Single(ask.Messages[1].Contents));
        Assert.Equal("image/png", image.MediaType);
        Assert.Empty(ask.Foreign);
    }

    [Fact]
    public void Calls_without_ids_are_given_one_and_results_find_them_by_name_and_order()
    {
        ChatAsk ask = Wire.Ask("""
            {"contents":[
              {"role":"user","parts":[{"text":"Weather in Rome and Oslo?"}]},
              {"role":"model","parts":[
                {"functionCall":{"name":"weather","args":{"city":"Rome"}}},
                {"functionCall":{"name":"weather","args":{"city":"Oslo"}}},
                {"functionCall":{"id":"own","name":"clock","args":{}}}]},
              {"role":"user","parts":[
                {"functionResponse":{"name":"weather","response":{"output":"sunny"}}},
                {"functionResponse":{"name":"clock","response":{"error":"broken"}}},
                {"functionResponse":{"name":"weather","response":{"sky":"grey","wind":4.0}}},
                {"text":"Now say it."}]}]}
            """, "m");

        Assert.Equal(["user", "assistant", "tool", "user"], ask.Messages.Select(m => m.Role.Value));
        Assert.Equal(["call_0", "call_1", "own"],
            ask.Messages[1].Contents.Cast<FunctionCallContent>().Select(call => call.CallId));
        Assert.Equal(
            [("call_0", "sunny", false), ("own", "broken", true), ("call_1", """{"sky":"grey","wind":4.0}""", false)],
            ask.Messages[2].Contents.Cast<FunctionResultContent>()
                .Select(result => (result.CallId, (string)result.Result!, ToolOutcome.IsError(result))));
    }

    [Fact]
    public void Thoughts_and_signatures_keep_their_places()
    {
        ChatAsk ask = Wire.Ask("""
            {"contents":[{"role":"model","parts":[
              {"text":"I should look.","thought":true},
              {"functionCall":{"name":"f","args":{"a":1.50}},"thoughtSignature":"c2VhbA=="}]}]}
            """, "m");

        Assert.Collection(ask.Messages[0].Contents,
            thought => Assert.Equal("I should look.", Assert.IsType<TextReasoningContent>(thought).Text),
            seal => Assert.Equal("gemini:c2VhbA==", Assert.IsType<TextReasoningContent>(seal).ProtectedData),
            call => Assert.Equal("""{"a":1.50}""", ToolArguments.Text((FunctionCallContent)call)));
    }

    [Fact]
    public void Files_are_read_by_address_and_bytes_in_either_alphabet()
    {
        ChatAsk ask = Wire.Ask("""
            {"contents":[{"role":"user","parts":[
              {"fileData":{"fileUri":"https://example.org/a.pdf","mimeType":"application/pdf"}},
              {"fileData":{"fileUri":"https://example.org/b.png"}},
              {"inlineData":{"mimeType":"audio/wav","data":"-_-_"}}]}]}
            """, "m");

        Assert.Equal(["application/pdf", "image/png"],
            ask.Messages[0].Contents.OfType<UriContent>().Select(file => file.MediaType));
        Assert.Equal([0xfb, 0xff, 0xbf], ask.Messages[0].Contents.OfType<DataContent>().Single().Data.ToArray());
    }

    [Theory]
    [InlineData("AUTO", null, "auto", false)]
    [InlineData("NONE", null, "none", false)]
    [InlineData("ANY", null, "any", false)]
    [InlineData("ANY", """["f"]""", "f", false)]
    [InlineData("ANY", """["f","g"]""", "any", false)]
    [InlineData("ANY", """["f","h"]""", "any", true)]
    [InlineData("VALIDATED", null, "auto", false)]
    [InlineData("VALIDATED", """["f"]""", "auto", true)]
    [InlineData("MODE_UNSPECIFIED", null, "", false)]
    public void The_choice_of_functions_is_read(string mode, string? allowed, string expected, bool foreign)
    {
        string names = allowed is null ? "" : $",\"allowedFunctionNames\":{allowed}";
        ChatAsk ask = Wire.Ask($$"""
            {"contents":[{"parts":[{"text":"x"}]}],
             "tools":[{"functionDeclarations":[{"name":"f"},{"name":"g"}]}],
             "toolConfig":{"functionCallingConfig":{"mode":"{{mode}}"{{names}} } } }
            """, "m");

        string said = ask.Options.ToolMode switch
        {
            RequiredChatToolMode { RequiredFunctionName: { } name } => name,
            RequiredChatToolMode => "any",
            NoneChatToolMode => "none",
            AutoChatToolMode => "auto",
            _ => "",
        };
        Assert.Equal(expected, said);
        Assert.Equal(foreign, ask.Foreign.Count == 1);
        Assert.Equal(mode == "VALIDATED" ? true : null, ((DeclaredTool)ask.Options.Tools![0]).Strict);
    }

    [Fact]
    public void What_the_neutral_form_has_no_place_for_is_kept_with_its_path()
    {
        ChatAsk ask = Wire.Ask("""
            {"contents":[{"role":"user","parts":[
                {"text":"x","videoMetadata":{"fps":1}},{"executableCode":{"code":"1"}}]}],
             "safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}],
             "cachedContent":"cachedContents/1","labels":{"team":"a"},
             "tools":[{"googleSearch":{}},{"functionDeclarations":[{"name":"f","behavior":"BLOCKING"}]}],
             "toolConfig":{"retrievalConfig":{"languageCode":"en"}},
             "generationConfig":{"candidateCount":2,"speechConfig":{},"responseMimeType":"text/x.enum"}}
            """, "m");

        Assert.Equal(
        [
            "cachedContent", "contents[0].parts[0].videoMetadata", "contents[0].parts[1].executableCode",
            "generationConfig.candidateCount", "generationConfig.responseMimeType", "generationConfig.speechConfig",
            "labels", "safetySettings", "toolConfig.retrievalConfig", "tools[0].googleSearch",
            "tools[1].functionDeclarations[0].behavior",
        ], ask.Foreign.Select(field => field.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_schema_for_the_answer_is_read_in_both_forms()
    {
        ChatAsk exact = Wire.Ask("""
            {"contents":[{"parts":[{"text":"x"}]}],"generationConfig":{"responseMimeType":"application/json",
             "responseJsonSchema":{"type":"object","$defs":{}}}}
            """, "m");
        ChatAsk open = Wire.Ask("""
            {"contents":[{"parts":[{"text":"x"}]}],"generationConfig":{"responseMimeType":"application/json",
             "responseSchema":{"type":"STRING","nullable":true}}}
            """, "m");

        Translation.AssertJson("""{"type":"object","$defs":{}}""", Schema(exact));
        Translation.AssertJson("""{"type":["string","null"]}""", Schema(open));

        static string Schema(ChatAsk ask) =>
            ((ChatResponseFormatJson)ask.Options.ResponseFormat!).Schema!.Value.GetRawText();
    }

    [Theory]
    [InlineData("""[]""", null, "a list", "one JSON object")]
    [InlineData("""{"contents":""", null, "JSON", "line 1")]
    [InlineData("""{}""", "contents", "missing", "at least one turn")]
    [InlineData("""{"contents":[]}""", "contents", "missing", "at least one turn")]
    [InlineData("""{"contents":"x"}""", "contents", "\"x\"", "a list is expected")]
    [InlineData("""{"contents":[{"role":"system","parts":[]}]}""",
        "contents[0].role", "\"system\"", "systemInstruction")]
    [InlineData("""{"contents":[{"parts":[{"text":7}]}]}""", "contents[0].parts[0].text", "7", "a text is expected")]
    [InlineData("""{"contents":[{"parts":[{"inlineData":{"data":"AA=="}}]}]}""",
        "contents[0].parts[0].inlineData.mimeType", "missing", "base64")]
    [InlineData("""{"contents":[{"parts":[{"inlineData":{"mimeType":"image/png","data":"*"}}]}]}""",
        "contents[0].parts[0].inlineData", "image/png", "base64")]
    [InlineData("""{"contents":[{"parts":[{"fileData":{"fileUri":"nowhere"}}]}]}""",
        "contents[0].parts[0].fileData.fileUri", "nowhere", "https://")]
    [InlineData("""{"contents":[{"parts":[{"functionCall":{"name":"f","args":[1]}}]}]}""",
        "contents[0].parts[0].functionCall.args", "a list", "an object is expected")]
    [InlineData("""{"contents":[{"parts":[{"functionCall":{}}]}]}""",
        "contents[0].parts[0].functionCall.name", "missing", "function")]
    [InlineData("""{"contents":[{"parts":[{"functionResponse":{"name":"f","response":{}}}]}]}""",
        "contents[0].parts[0].functionResponse", "\"f\"", "functionCall")]
    [InlineData("""{"contents":[{"parts":[]}],"generationConfig":{"temperature":"hot"}}""",
        "generationConfig.temperature", "\"hot\"", "a number is expected")]
    [InlineData("""{"contents":[{"parts":[]}],"generationConfig":{"maxOutputTokens":0}}""",
        "generationConfig.maxOutputTokens", "0", "from 1")]
    [InlineData("""{"contents":[{"parts":[]}],"generationConfig":{"thinkingConfig":{"thinkingLevel":"SOME"}}}""",
        "generationConfig.thinkingConfig.thinkingLevel", "some", "MINIMAL")]
    [InlineData("""{"contents":[{"parts":[]}],"generationConfig":{"responseSchema":[]}}""",
        "generationConfig.responseSchema", "a list", "a schema")]
    [InlineData("""{"contents":[{"parts":[]}],"toolConfig":{"functionCallingConfig":{"mode":"MAYBE"}}}""",
        "toolConfig.functionCallingConfig.mode", "MAYBE", "VALIDATED")]
    [InlineData("""{"contents":[{"parts":[]}],"tools":[{"functionDeclarations":[{}]}]}""",
        "tools[0].functionDeclarations[0].name", "missing", "name")]
    public void A_bad_request_says_which_field_what_was_found_and_what_is_allowed(
        string body, string? field, string found, string allowed)
    {
        WireError error = Wire.Refusal(body);

        Assert.Equal((400, ErrorCode.InvalidRequest, field), (error.Status, error.Code, error.Field));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_without_a_model_says_where_it_belongs() =>
        Assert.Contains("/v1beta/models/{model}",
            Wire.Refusal("""{"contents":[{"parts":[{"text":"x"}]}]}""", model: null).Message, StringComparison.Ordinal);
}
