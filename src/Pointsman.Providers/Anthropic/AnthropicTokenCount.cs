using System.Buffers;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Anthropic's count of tokens, facing the client.</summary>
public static class AnthropicTokenCount
{
    /// <summary>
    /// Reads the conversation whose tokens are to be counted; null with an error when the body is none.
    /// </summary>
    public static ChatAsk? ReadAsk(ReadOnlyMemory<byte> body, out WireError? error) =>
        new AnthropicAskReader(counts: true).Read(body, null, stream: false, out error);

    /// <summary>Writes the answer.</summary>
    public static void WriteAnswer(IBufferWriter<byte> output, long tokens)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        writer.WriteStartObject();
        writer.WriteNumber("input_tokens", tokens);
        writer.WriteEndObject();
    }
}
