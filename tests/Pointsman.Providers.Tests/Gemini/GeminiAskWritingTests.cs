using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Gemini;

/// <summary>The neutral form becomes a request that Gemini takes; what it cannot say is told.</summary>
public sealed class GeminiAskWritingTests
{
    private static readonly GeminiProviderWire Provider = GeminiProviderWire.Instance;

    [Fact]
    public void A_request_with_every_setting_is_written()
    {
        ChatAsk ask = Some.Ask(new ChatOptions
        {
            Temperature = 0.5f, TopP = 0.25f, TopK = 40, MaxOutputTokens = 256, Seed = 7, PresencePenalty = 0.25f,
            FrequencyPenalty = 0.75f, StopSequences = ["END"], ResponseFormat = ChatResponseFormat.Json,
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Medium, Output = ReasoningOutput.Full },
            AdditionalProperties = new()
            {
                [NeutralKeys.LogProbabilities] = true, [NeutralKeys.TopLogProbabilities] = 3,
                [NeutralKeys.ServiceTier] = "flex", [NeutralKeys.User] = "u", [NeutralKeys.StrictFormat] = true,
            },
        }, new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, "Name a city."));

        (string body, IReadOnlyList<ForeignField> gaps) = Provider.Written(ask, "gemini-2.5-flash");

        Assert.Empty(gaps);
        Translation.AssertJson("""
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},
             "contents":[{"role":"user","parts":[{"text":"Name a city."}]}],
             "generationConfig":{"temperature":0.5,"topP":0.25,"topK":40,"maxOutputTokens":256,"seed":7,
               "presencePenalty":0.25,"frequencyPenalty":0.75,"stopSequences":["END"],"responseLogprobs":true,
               "logprobs":3,"responseMimeType":"application/json",
               "thinkingConfig":{"includeThoughts":true,"thinkingBudget":8192}},
             "serviceTier":"flex"}
            """, body);
    }

    [Theory]
    [InlineData("gemini-2.5-pro", "low", null, """{"thinkingBudget":2048}""")]
    [InlineData("gemini-3-pro", "low", null, """{"thinkingLevel":"LOW"}""")]
    [InlineData("gemini-3-flash", "minimal", null, """{"thinkingLevel":"MINIMAL"}""")]
    [InlineData("gemini-3-pro", "xhigh", null, """{"thinkingLevel":"HIGH"}""")]
    [InlineData("gemini-3-pro", "none", null, """{"thinkingBudget":0}""")]
    [InlineData("gemini-3-pro", null, 5000, """{"thinkingBudget":5000}""")]
    [InlineData("gemini-2.5-flash", null, -1, """{"thinkingBudget":-1}""")]
    public void Reasoning_is_said_as_the_model_takes_it(string model, string? word, int? tokens, string expected)
    {
        var options = new ChatOptions { AdditionalProperties = [] };
        if (word is not null)
        {
            options.Reasoning = new ReasoningOptions { Effort = Effort.Of(word) };
            options.AdditionalProperties[NeutralKeys.ReasoningEffort] = word;
        }

        if (tokens is not null)
        {
            options.AdditionalProperties[NeutralKeys.ReasoningBudget] = tokens.Value;
        }

        string body = Provider.Written(Some.Ask(options), model).Body;

        using JsonDocument parsed = JsonDocument.Parse(body);
        Translation.AssertJson(expected,
            parsed.RootElement.GetProperty("generationConfig").GetProperty("thinkingConfig").GetRawText());
    }

    [Fact]
    public void A_conversation_with_parallel_calls_keeps_calls_and_results_together()
    {
        ChatAsk ask = Some.Ask(new ChatOptions(),
            new ChatMessage(ChatRole.User, "Weather in Rome and Oslo?"),
            new ChatMessage(ChatRole.Assistant,
            [
                ToolArguments.Call("a", "weather", """{"city":"Rome","days":1.0}"""),
                ToolArguments.Call("b", "weather", "no json"),
            ]),
            new ChatMessage(ChatRole.Tool, [ToolOutcome.Of("a", "sunny")]),
            new ChatMessage(ChatRole.Tool, [ToolOutcome.Of("b", "no such city", isError: true)]),
            new ChatMessage(ChatRole.Tool, [ToolOutcome.Of("a", """{"sky":"blue"}""")]),
            new ChatMessage(ChatRole.User, "And now?"));

        (string body, IReadOnlyList<ForeignField> gaps) = Provider.Written(ask, "gemini-2.5-flash");

        Assert.Empty(gaps);
        Assert.Contains("""{"city":"Rome","days":1.0}""", body, StringComparison.Ordinal);
        Translation.AssertJson("""
            {"contents":[
              {"role":"user","parts":[{"text":"Weather in Rome and Oslo?"}]},
              {"role":"model","parts":[
                {"functionCall":{"id":"a","name":"weather","args":{"city":"Rome","days":1.0}}},
                {"functionCall":{"id":"b","name":"weather","args":{"malformed_arguments":"no json"}}}]},
              {"role":"user","parts":[
                {"functionResponse":{"id":"a","name":"weather","response":{"output":"sunny"}}},
                {"functionResponse":{"id":"b","name":"weather","response":{"error":"no such city"}}},
                {"functionResponse":{"id":"a","name":"weather","response":{"sky":"blue"}}}]},
              {"role":"user","parts":[{"text":"And now?"}]}],
             "generationConfig":{}}
            """, body);
    }

    [Fact]
    public void Gemini_3_is_told_which_calls_have_no_signature_of_its_own()
    {
        ChatAsk ask = Some.Ask(new ChatOptions(),
            new ChatMessage(ChatRole.Assistant,
            [
                new TextReasoningContent("thinking of another model") { ProtectedData = "anthropic:x" },
                ToolArguments.Call("a", "f", "{}"), ToolArguments.Call("b", "f", "{}"),
            ]),
            new ChatMessage(ChatRole.Tool, [ToolOutcome.Of("a", ""), ToolOutcome.Of("b", "")]),
            new ChatMessage(ChatRole.Assistant,
            [
                new TextReasoningContent("") { ProtectedData = "gemini:own" },
                new TextContent("I call it again."), ToolArguments.Call("c", "f", "{}"),
            ]));

        using JsonDocument parsed = JsonDocument.Parse(Provider.Written(ask, "gemini-3-pro").Body);

        JsonElement turns = parsed.RootElement.GetProperty("contents");
        Assert.Equal(["skip_thought_signature_validator", null], Signatures(turns[0]));
        Assert.Equal([null, "own"], Signatures(turns[2]));

        static IEnumerable<string?> Signatures(JsonElement turn) => turn.GetProperty("parts").EnumerateArray()
            .Select(part => part.TryGetProperty("thoughtSignature", out JsonElement seal) ? seal.GetString() : null);
    }

    [Fact]
    public void Images_files_and_sounds_are_written_and_looked_at_as_closely_as_asked()
    {
        ChatAsk ask = Some.Ask(new ChatOptions(), new ChatMessage(ChatRole.User,
        [
            new DataContent(new byte[] { 1, 2 }, "image/png")
            {
                AdditionalProperties = new() { [NeutralKeys.ImageDetail] = "high" },
            },
            new UriContent("https://example.org/b", "image/*"),
            new UriContent("https://example.org/c.pdf", "application/pdf"),
            new HostedFileContent("https://generativelanguage.googleapis.com/v1beta/files/1"),
        ]));

        (string body, IReadOnlyList<ForeignField> gaps) = Provider.Written(ask);

        Assert.Empty(gaps);
        Translation.AssertJson("""
            {"contents":[{"role":"user","parts":[
              {"inlineData":{"mimeType":"image/png","data":"AQI="}},
              {"fileData":{"fileUri":"https://example.org/b"}},
              {"fileData":{"mimeType":"application/pdf","fileUri":"https://example.org/c.pdf"}},
              {"fileData":{"fileUri":"https://generativelanguage.googleapis.com/v1beta/files/1"}}]}],
             "generationConfig":{"mediaResolution":"MEDIA_RESOLUTION_HIGH"}}
            """, body);
    }

    [Theory]
    [InlineData("required", """{"functionCallingConfig":{"mode":"ANY"}}""")]
    [InlineData("f", """{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}""")]
    [InlineData("none", """{"functionCallingConfig":{"mode":"NONE"}}""")]
    [InlineData("auto", """{"functionCallingConfig":{"mode":"AUTO"}}""")]
    [InlineData("strict", """{"functionCallingConfig":{"mode":"VALIDATED"}}""")]
    public void Functions_and_the_choice_among_them_are_written(string choice, string expected)
    {
        using JsonDocument schema = JsonDocument.Parse("""{"type":"object","properties":{"a":{"type":"integer"}}}""");
        bool? strict = choice == "strict" ? true : null;
        ChatAsk ask = Some.Ask(new ChatOptions
        {
            Tools =
            [
                new DeclaredTool("f", "Does f.", schema.RootElement, strict), new DeclaredTool("g", null, null, strict),
            ],
            ToolMode = choice switch
            {
                "required" => ChatToolMode.RequireAny,
                "none" => ChatToolMode.None,
                "auto" or "strict" => ChatToolMode.Auto,
                _ => ChatToolMode.RequireSpecific(choice),
            },
        });

        using JsonDocument parsed = JsonDocument.Parse(Provider.Written(ask).Body);

        Translation.AssertJson("""
            [{"functionDeclarations":[
              {"name":"f","description":"Does f.",
               "parametersJsonSchema":{"type":"object","properties":{"a":{"type":"integer"}}}},
              {"name":"g"}]}]
            """, parsed.RootElement.GetProperty("tools").GetRawText());
        Translation.AssertJson(expected, parsed.RootElement.GetProperty("toolConfig").GetRawText());
    }

    [Fact]
    public void What_Gemini_cannot_say_is_told_by_the_clients_own_names()
    {
        using JsonDocument value = JsonDocument.Parse("{\"50256\":-100}");
        ChatAsk ask = Some.Ask(new ChatOptions
        {
            Seed = long.MaxValue,
            StopSequences = ["1", "2", "3", "4", "5", "6"],
            AllowMultipleToolCalls = false,
            Tools = [new DeclaredTool("f", null, null, null), new HostedWebSearchTool()],
            AdditionalProperties = new() { [NeutralKeys.Verbosity] = "low" },
        }, new ChatMessage(ChatRole.System, [new DataContent(new byte[] { 1 }, "image/png")]),
            new ChatMessage(ChatRole.User, [new HostedFileContent("file-1")]) { AuthorName = "Ann" },
            new ChatMessage(ChatRole.Tool, [ToolOutcome.Of("gone", "x")])) with
        {
            Format = WireFormat.OpenAiChat,
            Foreign = [new ForeignField("logit_bias", value.RootElement)],
        };

        IReadOnlyList<ForeignField> gaps = Provider.Written(ask).Gaps;

        Assert.Equal(
        [
            "logit_bias", "messages[0].content", "messages[1].content[0]", "messages[1].name", "messages[2].content[0]",
            "parallel_tool_calls", "seed", "stop", "tools", "verbosity",
        ], gaps.Select(gap => gap.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void From_Gemini_to_Gemini_foreign_fields_beside_the_conversation_are_carried_over()
    {
        ChatAsk ask = GeminiClientWire.Instance.Ask("""
            {"contents":[{"role":"user","parts":[{"text":"x"}]}],
             "safety_settings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}],
             "tools":[{"googleSearch":{}}],"toolConfig":{"retrievalConfig":{"languageCode":"en"}},
             "generationConfig":{"candidateCount":1,"imageConfig":{"aspectRatio":"1:1"}}}
            """, "gemini-3-pro");

        (string body, IReadOnlyList<ForeignField> gaps) = Provider.Written(ask, "gemini-3-pro");

        Assert.Empty(gaps);
        Translation.AssertJson("""
            {"contents":[{"role":"user","parts":[{"text":"x"}]}],
             "safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}],
             "tools":[{"googleSearch":{}}],"toolConfig":{"retrievalConfig":{"languageCode":"en"}},
             "generationConfig":{"candidateCount":1,"imageConfig":{"aspectRatio":"1:1"}}}
            """, body);
    }

    [Theory]
    [InlineData("""{"labels":{"a":"b"}}""", true)]
    [InlineData("""{"store":false}""", true)]
    [InlineData("""{"store":true}""", false)]
    [InlineData("""{"generation_config":{"candidate_count":1}}""", true)]
    [InlineData("""{"generationConfig":{"candidateCount":2}}""", false)]
    [InlineData("""{"generationConfig":{"responseModalities":["TEXT"]}}""", true)]
    [InlineData("""{"generationConfig":{"responseModalities":["TEXT","IMAGE"]}}""", false)]
    [InlineData("""{"safetySettings":[]}""", true)]
    [InlineData("""{"safetySettings":[{}]}""", false)]
    [InlineData("""{"cachedContent":"cachedContents/1"}""", false)]
    public void Other_providers_need_not_hear_of_what_asks_nothing_of_the_model(string extra, bool harmless)
    {
        ChatAsk ask = GeminiClientWire.Instance.Ask(
            """{"contents":[{"parts":[{"text":"x"}]}],""" + extra[1..], "m");

        Assert.Equal(harmless, new Gaps(ask).Fields.Count == 0);
    }
}
