using System.Buffers;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Gemini's countTokens, facing the provider.</summary>
public static class GeminiTokenCount
{
    /// <summary>
    /// Writes the request that counts the tokens of a conversation with its instructions and tools. Returns what
    /// cannot be expressed; it is left out.
    /// </summary>
    public static IReadOnlyList<ForeignField> WriteAsk(IBufferWriter<byte> output, ChatAsk ask, string model)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        writer.WriteStartObject();
        writer.WritePropertyName("generateContentRequest");
        IReadOnlyList<ForeignField> gaps = new GeminiAskWriter(writer, ask, model).Write(namesModel: true);
        writer.WriteEndObject();
        return gaps;
    }

    /// <summary>Reads the answer; null with an error when it is none.</summary>
    public static long? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error)
    {
        long? tokens = Json.Object(body.Span)?.Count("totalTokens");
        error = tokens is not null
            ? null
            : new WireError(502, ErrorCode.UpstreamFailed, "The provider's answer has no count of tokens.");
        return tokens;
    }
}
