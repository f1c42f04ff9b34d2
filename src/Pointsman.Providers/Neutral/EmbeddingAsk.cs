using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>A request for the vectors of texts, in the form that stands between two protocols.</summary>
public sealed record EmbeddingAsk
{
    /// <summary>What the client asked for as its model.</summary>
    public required string Model { get; init; }

    /// <summary>The protocol that the client spoke.</summary>
    public WireFormat Format { get; init; }

    /// <summary>The texts, in the order of the vectors.</summary>
    public required IReadOnlyList<string> Texts { get; init; }

    /// <summary>How many numbers each vector is to have; null leaves it to the model.</summary>
    public int? Dimensions { get; init; }

    /// <summary>Whether the client wants the numbers as bytes in base64.</summary>
    public bool Packed { get; init; }

    /// <summary>Whether the client's protocol answers with the one vector by itself instead of a list.</summary>
    public bool Alone { get; init; }

    /// <summary>Fields that this form has no place for, as they were written.</summary>
    public IReadOnlyList<ForeignField> Foreign { get; init; } = [];

    /// <summary>
    /// What the client wrote for each text, for a provider of its own protocol, to which nothing is foreign; empty
    /// where such a provider gets the client's bytes.
    /// </summary>
    public IReadOnlyList<JsonElement> Own { get; init; } = [];
}
