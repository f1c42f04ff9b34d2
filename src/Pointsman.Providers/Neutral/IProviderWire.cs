using System.Buffers;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>The side of a protocol facing the provider: asks are written, answers are read. Holds no state.</summary>
public interface IProviderWire
{
    /// <summary>The protocol.</summary>
    WireFormat Format { get; }

    /// <summary>
    /// Writes the request for a model of the provider. Returns the fields that this protocol cannot express: with
    /// <paramref name="dropInexpressible"/> they are left out, without it nothing that was written is to be sent.
    /// </summary>
    IReadOnlyList<ForeignField> WriteAsk(
        IBufferWriter<byte> output, ChatAsk ask, string model, bool dropInexpressible);

    /// <summary>Reads a complete answer; null with an error when it is none.</summary>
    ChatResponse? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error);

    /// <summary>Begins to read an answer that comes piece by piece.</summary>
    UpdateReader BeginStream();

    /// <summary>Reads the body of an error as far as it can be understood.</summary>
    WireError ReadError(int status, ReadOnlyMemory<byte> body);
}
