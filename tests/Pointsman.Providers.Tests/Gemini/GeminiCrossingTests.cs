using System.Text.Json;
using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Providers.Tests.Gemini;

/// <summary>
/// Gemini wants the signature of its thoughts back with the call that followed them. Clients of every protocol keep it
/// without knowing what it is: what they send back of an answer has it again.
/// </summary>
public sealed class GeminiCrossingTests
{
    private const string Model = "gemini-3-pro";

    private const string Answer = """
        {"candidates":[{"content":{"parts":[{"text":"I must look.","thought":true},
           {"functionCall":{"id":"a","name":"f","args":{"x":1.0}},"thoughtSignature":"c2VhbA=="},
           {"functionCall":{"id":"b","name":"g","args":{}}}],"role":"model"},"finishReason":"STOP"}],
         "responseId":"r1","modelVersion":"gemini-3-pro"}
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Through_chat_completions(bool stream) => Assert.Equal(["c2VhbA==", null], Signatures(
        OpenAiChatClientWire.Instance,
        """{"model":"m","messages":[{"role":"user","content":"x"}],"stream":false}""",
        stream,
        answer => $$"""
            {"model":"m","messages":[{"role":"user","content":"x"},
             {{answer.GetProperty("choices")[0].GetProperty("message").GetRawText()}},
             {"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"b","content":"2"}]}
            """));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Through_messages(bool stream) => Assert.Equal(["c2VhbA==", null], Signatures(
        AnthropicClientWire.Instance,
        """{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"x"}]}""",
        stream,
        answer => $$"""
            {"model":"m","max_tokens":9,"messages":[{"role":"user","content":"x"},
             {"role":"assistant","content":{{answer.GetProperty("content").GetRawText()}} },
             {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"1"},
               {"type":"tool_result","tool_use_id":"b","content":"2"}]}]}
            """));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Through_responses(bool stream) => Assert.Equal(["c2VhbA==", null], Signatures(
        OpenAiResponsesClientWire.Instance,
        """{"model":"m","input":"x"}""",
        stream,
        answer => $$"""
            {"model":"m","input":[{"role":"user","content":"x"},
             {{string.Join(',', answer.GetProperty("output").EnumerateArray().Select(item => item.GetRawText()))}},
             {"type":"function_call_output","call_id":"a","output":"1"},
             {"type":"function_call_output","call_id":"b","output":"2"}]}
            """));

    [Fact]
    public void Another_providers_model_does_not_see_it()
    {
        ChatAsk ask = Some.Ask(new ChatOptions(), GeminiProviderWire.Instance.Answer(Answer).Messages[0]);

        Assert.DoesNotContain("c2VhbA==", AnthropicProviderWire.Instance.Written(ask).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VhbA==", OpenAiChatProviderWire.Instance.Written(ask).Body, StringComparison.Ordinal);
    }

    // The model answers, the client sends the answer back, and Gemini is asked again.
    private static IEnumerable<string?> Signatures(
        IClientWire client, string first, bool stream, Func<JsonElement, string> next)
    {
        ChatAsk ask = client.Ask(first);
        // What a stream said is put together by the client; the neutral form stands in for it here.
        ChatResponse answer = stream
            ? GeminiProviderWire.Instance.BeginStream().Updates(Answer).ToChatResponse()
            : GeminiProviderWire.Instance.Answer(Answer);
        foreach (ChatMessage message in answer.Messages)
        {
            message.Contents = [.. message.Contents.Where(content => content is not ToolCallDelta)];
        }

        ChatAsk back = client.Ask(next(JsonElement.Parse(client.Answered(ask, answer))));
        JsonElement asked = JsonElement.Parse(GeminiProviderWire.Instance.Written(back, Model).Body);
        return asked.GetProperty("contents")[1].GetProperty("parts").EnumerateArray()
            .Where(part => part.TryGetProperty("functionCall", out _))
            .Select(part => part.TryGetProperty("thoughtSignature", out JsonElement seal) ? seal.GetString() : null);
    }
}
