using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>OpenAI's chat completions towards the client.</summary>
public sealed class OpenAiChatClientWire : IClientWire
{
    private OpenAiChatClientWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static OpenAiChatClientWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.OpenAiChat;

    /// <inheritdoc />
    public ChatAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error) =>
        new OpenAiChatAskReader().Read(body, model, stream, out error);

    /// <inheritdoc />
    public void WriteAnswer(IBufferWriter<byte> output, ChatAsk ask, ChatResponse answer)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        OpenAiChatAnswerWriter.Write(writer, ask, answer);
    }

    /// <inheritdoc />
    public AnswerStream BeginStream(ChatAsk ask) => new OpenAiChatAnswerStream(ask);

    /// <inheritdoc />
    public void WriteError(IBufferWriter<byte> output, WireError error)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        OpenAiChatErrors.Write(writer, error);
    }
}
