using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>What became of one call: an answer, whole or in pieces, or why there is none.</summary>
public sealed class CallAnswer
{
    /// <summary>The answer, where it was wanted whole.</summary>
    public ChatResponse? Whole { get; init; }

    /// <summary>The pieces of an answer that has begun; nobody else can give it any more.</summary>
    public IAsyncEnumerable<ChatResponseUpdate>? Pieces { get; init; }

    /// <summary>Who answered.</summary>
    public RoutingTarget? From { get; init; }

    /// <summary>Why there is no answer.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>
    /// What all attempts of the call cost, failed ones too; of pieces it is known when they have ended. Absent while
    /// nobody knows.
    /// </summary>
    public Usd? Spent { get; set; }
}
