using Xunit;

namespace Pointsman.Providers.Tests.Neutral;

/// <summary>A client is told what cannot be expressed under the place where its own request has it.</summary>
public sealed class PlaceTests
{
    [Fact]
    public void A_sound_of_chat_completions() => Assert.Equal("messages[0].content[1]", Named(
        OpenAiChatClientWire.Instance, """
        {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"x"},
         {"type":"input_audio","input_audio":{"data":"AAEC","format":"wav"}}]}]}
        """));

    [Fact]
    public void A_sound_of_responses() => Assert.Equal("input[0].content[1]", Named(
        OpenAiResponsesClientWire.Instance, """
        {"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"x"},
         {"type":"input_audio","input_audio":{"data":"AAEC","format":"wav"}}]}]}
        """));

    [Fact]
    public void A_sound_of_Gemini() => Assert.Equal("contents[0].parts[1]", Named(
        GeminiClientWire.Instance, """
        {"contents":[{"parts":[{"text":"x"},{"inlineData":{"mimeType":"audio/wav","data":"AAEC"}}]}]}
        """));

    [Fact]
    public void A_film_of_Gemini_by_its_address() => Assert.Equal("contents[0].parts[0]", Named(
        GeminiClientWire.Instance, """
        {"contents":[{"parts":[{"fileData":{"mimeType":"video/mp4","fileUri":"https://example.org/x"}},
         {"text":"x"}]}]}
        """));

    private static string Named(IClientWire client, string body)
    {
        ChatAsk ask = client.Ask(body, "m");
        return Assert.Single(AnthropicProviderWire.Instance.Written(ask).Gaps).Path;
    }
}
