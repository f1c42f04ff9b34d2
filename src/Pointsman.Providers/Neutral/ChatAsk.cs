using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// A request in the neutral form that stands between two protocols. Everything the client said is in it: what has no
/// place in <see cref="Messages"/> and <see cref="Options"/> stands in <see cref="Foreign"/>, so that whoever writes
/// it for a provider can refuse what cannot be expressed there, and nothing is lost unseen.
/// </summary>
public sealed record ChatAsk
{
    /// <summary>What the client asked for as its model.</summary>
    public required string Model { get; init; }

    /// <summary>The protocol that the client spoke; null for a request that a program made.</summary>
    public WireFormat? Format { get; init; }

    /// <summary>When the request came in: the time an answer bears when its provider told none.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether the answer is to come piece by piece.</summary>
    public bool Stream { get; init; }

    /// <summary>
    /// Whether the pieces come as the elements of one JSON list instead of events: Gemini's form where the address
    /// does not say <c>alt=sse</c>.
    /// </summary>
    public bool StreamAsArray { get; init; }

    /// <summary>Whether the client itself wants usage told at the end of a stream.</summary>
    public bool StreamUsage { get; init; }

    /// <summary>
    /// Whether the provider is asked to tell usage in a stream, whatever the client wants; false for one that refuses
    /// the question.
    /// </summary>
    public bool AskUsage { get; init; } = true;

    /// <summary>The conversation; system and developer texts are messages of the system role.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Sampling, limits, tools and the form of the answer.</summary>
    public required ChatOptions Options { get; init; }

    /// <summary>Fields that the neutral form has no place for, as they were written.</summary>
    public IReadOnlyList<ForeignField> Foreign { get; init; } = [];
}
