namespace Pointsman.Server;

/// <summary>
/// The stored texts of a call in a list, with what the ledger has of the call; it keeps calls for a time of its own, so
/// that may be nothing.
/// </summary>
internal sealed class ListedTexts
{
    public long Id { get; init; }

    public long Secret { get; init; }

    public long Started { get; init; }

    public long Expires { get; init; }

    public string Prompt { get; init; } = "";

    public long PromptBytes { get; init; }

    public bool PromptCut { get; init; }

    public string Answer { get; init; } = "";

    public long AnswerBytes { get; init; }

    public bool AnswerCut { get; init; }

    public string AnswerType { get; init; } = "";

    /// <summary>The tags of the call, one beside the other; null where the ledger has no such call any more.</summary>
    public string? Tags { get; init; }

    public string? ClientFormat { get; init; }

    /// <summary>Whom the call went to last; null where nothing was asked.</summary>
    public string? Target { get; init; }

    public bool CacheHit { get; init; }

    public int Status { get; init; }

    public CallOutcome Outcome { get; init; }

    public long Cost { get; init; }

    public int? FirstTokenMs { get; init; }

    public int TotalMs { get; init; }

    /// <summary>Whether the ledger has the call.</summary>
    public bool InLedger => Tags is not null;

    public DecisionId DecisionId => new(Id, unchecked((ulong)Secret));

    /// <summary>How much there is to send.</summary>
    public long Size => Prompt.Length + (long)Answer.Length;
}
