using System.Buffers;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>The side of a protocol that faces the client: asks are read, answers are written. Holds no state.</summary>
public interface IClientWire
{
    /// <summary>The protocol.</summary>
    WireFormat Format { get; }

    /// <summary>
    /// Reads a request. <paramref name="model"/> and <paramref name="stream"/> are what the address says, for
    /// protocols that put them there. Null with an error when the body is no request of this protocol.
    /// </summary>
    ChatAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error);

    /// <summary>Writes a complete answer.</summary>
    void WriteAnswer(IBufferWriter<byte> output, ChatAsk ask, ChatResponse answer);

    /// <summary>Begins an answer that is written piece by piece.</summary>
    AnswerStream BeginStream(ChatAsk ask);

    /// <summary>Writes the body of an error.</summary>
    void WriteError(IBufferWriter<byte> output, WireError error);
}
