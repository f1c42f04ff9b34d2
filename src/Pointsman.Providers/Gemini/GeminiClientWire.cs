using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Gemini's generateContent and streamGenerateContent, facing the client.</summary>
public sealed class GeminiClientWire : IClientWire
{
    private GeminiClientWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static GeminiClientWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.Gemini;

    /// <inheritdoc />
    public ChatAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error) =>
        new GeminiAskReader().Read(body, model, stream, out error);

    /// <inheritdoc />
    public void WriteAnswer(IBufferWriter<byte> output, ChatAsk ask, ChatResponse answer)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        var parts = new GeminiAnswerWriter();
        foreach (ChatMessage message in answer.Messages)
        {
            parts.Add(message.Contents);
        }

        parts.Write(writer, new GeminiAnswerTail
        {
            ModelId = answer.ModelId ?? ask.Model,
            ResponseId = answer.ResponseId,
            FinishReason = GeminiFinish.Write(answer.FinishReason),
            Usage = answer.Usage,
            LogProbabilities = answer.AdditionalProperties.Value<JsonElement>(NeutralKeys.AnswerLogProbabilities),
        });
    }

    /// <inheritdoc />
    public AnswerStream BeginStream(ChatAsk ask) => new GeminiAnswerStream(ask);

    /// <inheritdoc />
    public void WriteError(IBufferWriter<byte> output, WireError error) => GeminiErrors.Write(output, error);
}
