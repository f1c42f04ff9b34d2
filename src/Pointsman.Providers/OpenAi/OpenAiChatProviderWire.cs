using System.Buffers;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>OpenAI's chat completions towards the provider, which most of them speak.</summary>
public sealed class OpenAiChatProviderWire : IProviderWire
{
    private OpenAiChatProviderWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static OpenAiChatProviderWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.OpenAiChat;

    /// <inheritdoc />
    public IReadOnlyList<ForeignField> WriteAsk(
        IBufferWriter<byte> output, ChatAsk ask, string model, bool dropInexpressible)
    {
        var writer = new OpenAiChatAskWriter(ask);
        writer.Write(output, model, dropInexpressible);
        return writer.Gaps.Fields;
    }

    /// <inheritdoc />
    public ChatResponse? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error) =>
        OpenAiChatAnswerReader.Read(body.Span, out error);

    /// <inheritdoc />
    public UpdateReader BeginStream() => new OpenAiChatUpdateReader(new OpenAiChatPlainChunk());

    /// <inheritdoc />
    public WireError ReadError(int status, ReadOnlyMemory<byte> body) => OpenAiChatErrors.Read(status, body.Span);
}
