using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests;

/// <summary>Whatever comes over the network is read or refused; nothing stumbles over it.</summary>
public sealed class WireFuzzTests
{
    private const string GeminiAsk = """
        {"systemInstruction":{"parts":[{"text":"Be brief."}]},"contents":[
          {"role":"user","parts":[{"text":"x"},{"inlineData":{"mimeType":"image/png","data":"AQI="}},
            {"fileData":{"fileUri":"https://example.org/a","mimeType":"text/plain"}}]},
          {"role":"model","parts":[{"functionCall":{"name":"f","args":{"a":1}},"thoughtSignature":"czE="}]},
          {"role":"user","parts":[{"functionResponse":{"name":"f","response":{"output":"y"},"parts":[]}}]}],
         "tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT","nullable":true,
           "properties":{"a":{"type":"INTEGER","format":"enum","enum":["1"],"minItems":"1"}},
           "propertyOrdering":["a"]}}]}],
         "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}},
         "generationConfig":{"temperature":0.5,"maxOutputTokens":9,"stopSequences":["e"],"candidateCount":1,
           "responseMimeType":"application/json","responseSchema":{"type":"STRING"},"responseModalities":["TEXT"],
           "thinkingConfig":{"thinkingBudget":5,"thinkingLevel":"LOW","includeThoughts":true}},"store":false}
        """;

    private const string ResponsesAsk = """
        {"model":"m","instructions":"Be brief.","input":[{"role":"user","content":[{"type":"input_text","text":"x"},
           {"type":"input_image","image_url":"data:image/png;base64,AQI=","detail":"low"},
           {"type":"input_file","file_data":"AQI=","filename":"a"},{"type":"input_file","file_id":"f"},
           {"type":"input_audio","input_audio":{"data":"AQI=","format":"wav"}}]},
          {"type":"reasoning","summary":[{"type":"summary_text","text":"y"}],"encrypted_content":"s"},
          {"type":"function_call","call_id":"a","name":"f","arguments":"{}"},
          {"type":"function_call_output","call_id":"a","output":"z"},{"type":"item_reference","id":"i"}],
         "tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":true}],
         "tool_choice":{"type":"function","name":"f"},"reasoning":{"effort":"low","summary":"auto"},
         "text":{"format":{"type":"json_schema","name":"n","schema":{},"strict":true},"verbosity":"low"},
         "include":["reasoning.encrypted_content"],"truncation":"disabled","background":false,"metadata":{}}
        """;

    private const string ChatAsk = """
        {"model":"m","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[
           {"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQI="}},
           {"type":"file","file":{"file_id":"f"}},{"type":"input_audio","input_audio":{"data":"AQI=","format":"wav"}}]},
          {"role":"assistant","content":null,"tool_calls":[
            {"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"a","content":"z"}],
         "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"},"strict":true}}],
         "tool_choice":{"type":"function","function":{"name":"f"}},"temperature":0.5,"stop":["e"],"n":1,"store":false,
         "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},"modalities":["text"]}
        """;

    private const string AnthropicAsk = """
        {"model":"m","max_tokens":9,"system":[{"type":"text","text":"Be brief."}],"messages":[
          {"role":"user","content":[{"type":"text","text":"x"},
            {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQI="}},
            {"type":"document","source":{"type":"url","url":"https://example.org/a.pdf"}}]},
          {"role":"assistant","content":[{"type":"thinking","thinking":"y","signature":"s"},
            {"type":"tool_use","id":"a","name":"f","input":{"a":1}}]},
          {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"z","is_error":true}]}],
         "tools":[{"name":"f","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"f"},
         "thinking":{"type":"enabled","budget_tokens":2000},"metadata":{"user_id":"u"},"stop_sequences":["e"]}
        """;

    private const string GeminiAnswer = """
        {"candidates":[{"content":{"parts":[{"text":"x","thought":true},{"text":"y","thoughtSignature":"czE="},
           {"functionCall":{"name":"f","args":{"a":1}}},{"inlineData":{"mimeType":"image/png","data":"AQI="}},
           {"fileData":{"fileUri":"https://example.org/a"}}],"role":"model"},"finishReason":"STOP","index":0,
           "logprobsResult":{"chosenCandidates":[{"token":"a","logProbability":-1}],
             "topCandidates":[{"candidates":[{"token":"a","logProbability":-1}]}]}}],
         "promptFeedback":{"blockReason":"BLOCK_REASON_UNSPECIFIED"},
         "usageMetadata":{"promptTokenCount":1,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":1}]},
         "error":null,"modelVersion":"m","responseId":"r"}
        """;

    private const string GeminiTexts = """
        {"requests":[{"model":"models/m","content":{"parts":[{"text":"x"}],"role":"user"},"taskType":"CLUSTERING",
          "outputDimensionality":3},{"content":{"parts":[{"text":"y"}]}}],
         "embeddings":[{"values":[0.5,-1]}],"usageMetadata":{"promptTokenCount":3}}
        """;

    private const string OpenAiTexts = """
        {"model":"m","input":["x","y"],"dimensions":3,"encoding_format":"base64","user":"u",
         "data":[{"index":0,"embedding":[0.5,-1]},{"index":1,"embedding":"AACAPw=="}],"usage":{"prompt_tokens":3}}
        """;

    private static readonly IEmbeddingWire[] Embeddings =
        [GeminiEmbeddingWire.Instance, OpenAiEmbeddingWire.Instance];

    private static readonly IClientWire[] Clients =
    [
        GeminiClientWire.Instance, OpenAiResponsesClientWire.Instance, OpenAiChatClientWire.Instance,
        AnthropicClientWire.Instance,
    ];

    private static readonly IProviderWire[] Providers =
        [GeminiProviderWire.Instance, OpenAiChatProviderWire.Instance, AnthropicProviderWire.Instance];

    // What stands at a place is replaced by what does not belong there.
    private static readonly string[] Odd =
    [
        "", "null", "0", "-1", "1e400", "\"\"", "\"\\ud83d\"", "[]", "[[]]", "{}", "{\"a\":", "true", ",", "\u0001",
        "\"x\":", "99999999999999999999", "\"AUTO\"", "\" \"", "1e300", "[\" \"]",
    ];

    public static TheoryData<string> Samples =>
        [GeminiAsk, ResponsesAsk, ChatAsk, AnthropicAsk, GeminiAnswer, GeminiTexts, OpenAiTexts];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_stumbles_over_a_body_with_a_hole(string sample) =>
        Prop.ForAll(
            Gen.Choose(0, sample.Length - 1).Two().ToArbitrary(), Gen.Elements(Odd).ToArbitrary(),
            (cut, odd) =>
            {
                int from = Math.Min(cut.Item1, cut.Item2), length = Math.Min(20, Math.Abs(cut.Item1 - cut.Item2));
                Everywhere(Encoding.UTF8.GetBytes(sample.Remove(from, length).Insert(from, odd)));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Nothing_stumbles_over_a_value_of_another_kind(string sample)
    {
        foreach (string text in Replaced(sample))
        {
            Everywhere(Encoding.UTF8.GetBytes(text));
        }
    }

    [Fact]
    public void Nothing_stumbles_over_any_bytes() => Prop.ForAll<byte[]>(Everywhere)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("{\"\\ud83d\":1,\"error\":{\"\\ude00\":2}}")]
    [InlineData("{\"contents\":[],\"\\ud83dabcdef\":1,\"x\":{}}")]
    public void Nothing_stumbles_over_half_a_character_in_a_name(string body) =>
        Everywhere(Encoding.UTF8.GetBytes(body));

    [Fact]
    public void Depth_has_a_limit()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 100_000));

        Assert.Contains("64", GeminiClientWire.Instance.Refusal("{\"contents\":" + deep).Message,
            StringComparison.Ordinal);
        Assert.Contains("64", OpenAiResponsesClientWire.Instance.Refusal("{\"input\":" + deep).Message,
            StringComparison.Ordinal);
        Everywhere(Encoding.UTF8.GetBytes(deep));
    }

    private static void Everywhere(byte[] body)
    {
        foreach (IClientWire client in Clients)
        {
            ChatAsk? ask = client.ReadAsk(body, "m", false, out WireError? error);
            Assert.True(ask is null != error is null, "there is an ask or an error, and never both");
            if (ask is not null)
            {
                foreach (IProviderWire provider in Providers)
                {
                    provider.Written(ask);
                }

                client.Answered(ask, new ChatResponse(new ChatMessage(ChatRole.Assistant, "x")));
            }
        }

        foreach (IProviderWire provider in Providers)
        {
            ReadAsAnswer(provider, body);
        }

        foreach (IEmbeddingWire wire in Embeddings)
        {
            ReadAsTexts(wire, body);
        }

        GeminiTokenCount.ReadAnswer(body, out _);
        if (AnthropicTokenCount.ReadAsk(body, out _) is { } counted)
        {
            GeminiTokenCount.WriteAsk(new ArrayBufferWriter<byte>(), counted, "m");
        }
    }

    private static void ReadAsTexts(IEmbeddingWire wire, byte[] body)
    {
        EmbeddingAsk? ask = wire.ReadAsk(body, "m", out WireError? error);
        Assert.True(ask is null != error is null, "there is an ask or an error, and never both");
        EmbeddedTexts? answer = wire.ReadAnswer(body, out WireError? fault);
        Assert.True(answer is null != fault is null, "there is an answer or an error, and never both");
        foreach (IEmbeddingWire other in Embeddings)
        {
            var output = new ArrayBufferWriter<byte>();
            if (ask is not null)
            {
                other.WriteAsk(output, ask, "m");
            }

            if (answer is not null)
            {
                other.WriteAnswer(output, ask ?? new EmbeddingAsk { Model = "m", Texts = [] }, answer);
            }
        }
    }

    private static void ReadAsAnswer(IProviderWire provider, byte[] body)
    {
        ChatResponse? answer = provider.ReadAnswer(body, out WireError? fault);
        Assert.True(answer is null != fault is null, "there is an answer or an error, and never both");
        provider.ReadError(500, body);
        UpdateReader reader = provider.BeginStream();
        List<ChatResponseUpdate> updates = [];
        reader.Read(null, body, updates);
        reader.End(updates);
        foreach (IClientWire client in Clients)
        {
            client.Streamed(Some.Ask(new ChatOptions()), updates);
        }
    }

    // Every value of the sample in turn is replaced by each odd one.
    private static IEnumerable<string> Replaced(string sample)
    {
        for (int at = sample.IndexOf(':'); at >= 0; at = sample.IndexOf(':', at + 1))
        {
            int end = sample.IndexOfAny([',', '}'], at);
            foreach (string odd in Odd)
            {
                yield return sample[..(at + 1)] + odd + sample[end..];
            }
        }
    }
}
