using System.Buffers;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Anthropic's messages towards the provider.</summary>
public sealed class AnthropicProviderWire : IProviderWire
{
    /// <summary>
    /// The most tokens of an answer whose client set no limit; this protocol must be told one. Every model that is
    /// still served can write as many.
    /// </summary>
    public const int DefaultMaxTokens = 8_192;

    private AnthropicProviderWire()
    {
    }

    /// <summary>The one instance; it holds no state.</summary>
    public static AnthropicProviderWire Instance { get; } = new();

    /// <inheritdoc />
    public WireFormat Format => WireFormat.Anthropic;

    /// <inheritdoc />
    public IReadOnlyList<ForeignField> WriteAsk(
        IBufferWriter<byte> output, ChatAsk ask, string model, bool dropInexpressible)
    {
        var writer = new AnthropicAskWriter(ask);
        writer.Write(output, model, dropInexpressible);
        return writer.Gaps.Fields;
    }

    /// <inheritdoc />
    public ChatResponse? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error) =>
        AnthropicAnswerReader.Read(body.Span, out error);

    /// <inheritdoc />
    public UpdateReader BeginStream() => new AnthropicUpdateReader();

    /// <inheritdoc />
    public WireError ReadError(int status, ReadOnlyMemory<byte> body) => AnthropicErrors.Read(status, body.Span);
}
