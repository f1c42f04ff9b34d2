using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>OpenAI's responses towards the client.</summary>
public sealed class OpenAiResponsesClientWire : IClientWire
{
    private OpenAiResponsesClientWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static OpenAiResponsesClientWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.OpenAiResponses;

    /// <inheritdoc />
    public ChatAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error) =>
        new OpenAiResponsesAskReader().Read(body, model, stream, out error);

    /// <inheritdoc />
    public void WriteAnswer(IBufferWriter<byte> output, ChatAsk ask, ChatResponse answer)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        new OpenAiResponsesAnswerStream(ask, isStream: false).WriteWhole(answer, writer);
    }

    /// <inheritdoc />
    public AnswerStream BeginStream(ChatAsk ask) => new OpenAiResponsesAnswerStream(ask, isStream: true);

    /// <inheritdoc />
    public void WriteError(IBufferWriter<byte> output, WireError error)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        OpenAiChatErrors.Write(writer, error);
    }
}
