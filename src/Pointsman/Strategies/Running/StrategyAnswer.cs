using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>What a strategy, or a part of one, answers: whole or in pieces, or why not.</summary>
public sealed record StrategyAnswer
{
    /// <summary>The answer, where it is whole.</summary>
    public ChatResponse? Whole { get; init; }

    /// <summary>The pieces of an answer that is under way.</summary>
    public IAsyncEnumerable<ChatResponseUpdate>? Pieces { get; init; }

    /// <summary>Who gave it; the last to speak where several did.</summary>
    public RoutingTarget? From { get; init; }

    /// <summary>Why there is none.</summary>
    public CallFailure? Failure { get; init; }

    /// <summary>
    /// The surest answer so far, while a person has the case and has not answered; it is not the answer, and a client
    /// gets it as what it is or not at all.
    /// </summary>
    public ChatResponse? Provisional { get; init; }

    /// <summary>Why it is this one, in a few words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How sure it is, from 0 to 1, where the strategy knows: of a vote, the share of it.</summary>
    public double? Confidence { get; init; }

    /// <summary>
    /// A better answer that may follow, for clients that asked for one: null when none comes. Never fails; it ends at
    /// the request's deadline, and when the request is left.
    /// </summary>
    public Task<StrategyUpgrade?>? Upgrade { get; init; }

    /// <summary>Whether there is an answer.</summary>
    public bool IsGood => Failure is null;

    /// <summary>There is no answer.</summary>
    public static StrategyAnswer Failed(FailureKind kind, string message) =>
        new() { Failure = new CallFailure(kind, message) };

    /// <summary>Its pieces; a whole answer is one that came at once.</summary>
    public IAsyncEnumerable<ChatResponseUpdate> AsPieces() => Pieces ?? AtOnce(Whole!);

    private static async IAsyncEnumerable<ChatResponseUpdate> AtOnce(ChatResponse whole)
    {
        foreach (ChatResponseUpdate update in whole.ToChatResponseUpdates())
        {
            yield return update;
        }

        await Task.CompletedTask;
    }
}
