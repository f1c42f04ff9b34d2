using System.Buffers;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// A copy of OpenAI's protocol whose errors say plainly when it is the question for usage that was refused, whatever
/// shape the provider has for that.
/// </summary>
internal sealed class UsageWire(IProviderWire wire) : IProviderWire
{
    private const string Option = "stream_options";

    /// <inheritdoc />
    public WireFormat Format => wire.Format;

    /// <summary>Whether an error refuses the question for usage.</summary>
    public static bool Refuses(WireError error) => error is { Status: 400 or 422, Field: Option };

    /// <inheritdoc />
    public IReadOnlyList<ForeignField> WriteAsk(
        IBufferWriter<byte> output, ChatAsk ask, string model, bool dropInexpressible) =>
        wire.WriteAsk(output, ask, model, dropInexpressible);

    /// <inheritdoc />
    public ChatResponse? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error) =>
        wire.ReadAnswer(body, out error);

    /// <inheritdoc />
    public UpdateReader BeginStream() => wire.BeginStream();

    /// <inheritdoc />
    public WireError ReadError(int status, ReadOnlyMemory<byte> body)
    {
        WireError error = wire.ReadError(status, body);
        return body.Span.IndexOf("stream_options"u8) >= 0 ? error with { Field = Option } : error;
    }
}
