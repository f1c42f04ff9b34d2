using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Anthropic's messages towards the client.</summary>
public sealed class AnthropicClientWire : IClientWire
{
    private AnthropicClientWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static AnthropicClientWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.Anthropic;

    /// <inheritdoc />
    public ChatAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error) =>
        new AnthropicAskReader().Read(body, model, stream, out error);

    /// <inheritdoc />
    public void WriteAnswer(IBufferWriter<byte> output, ChatAsk ask, ChatResponse answer)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        AnthropicAnswerWriter.Write(writer, ask, answer);
    }

    /// <inheritdoc />
    public AnswerStream BeginStream(ChatAsk ask) => new AnthropicAnswerStream(ask);

    /// <inheritdoc />
    public void WriteError(IBufferWriter<byte> output, WireError error)
    {
        using var writer = new Utf8JsonWriter(output, SseText.Json);
        AnthropicErrors.Write(writer, error);
    }
}
