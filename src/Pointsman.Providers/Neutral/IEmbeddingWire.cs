using System.Buffers;

namespace Pointsman.Providers;

/// <summary>A protocol's embeddings, on the side of the client and on that of the provider. Holds no state.</summary>
public interface IEmbeddingWire
{
    /// <summary>The protocol.</summary>
    WireFormat Format { get; }

    /// <summary>
    /// Reads a client's request; <paramref name="model"/> is what the address says, for protocols that put it there.
    /// Null with an error when the body is no such request, or asks for what no other protocol has.
    /// </summary>
    EmbeddingAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, out WireError? error);

    /// <summary>
    /// Writes the request for a model of the provider. Returns the fields that this protocol cannot express; they are
    /// left out.
    /// </summary>
    IReadOnlyList<ForeignField> WriteAsk(IBufferWriter<byte> output, EmbeddingAsk ask, string model);

    /// <summary>Reads a provider's answer; null with an error when it is none.</summary>
    EmbeddedTexts? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error);

    /// <summary>Writes the answer for the client.</summary>
    void WriteAnswer(IBufferWriter<byte> output, EmbeddingAsk ask, EmbeddedTexts answer);
}
