namespace Pointsman.Server;

/// <summary>The whole story of a call as the ledger has it.</summary>
public sealed record RecordedCall
{
    /// <summary>Its id.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The key it came with; 0 for a local client without one.</summary>
    public required long KeyId { get; init; }

    /// <summary>The tags of the key.</summary>
    public required string Tags { get; init; }

    /// <summary>The route that took it; empty when there was none.</summary>
    public required string Route { get; init; }

    /// <summary>The model that the client named.</summary>
    public required string RequestedModel { get; init; }

    /// <summary>The protocol that the client speaks.</summary>
    public required string ClientFormat { get; init; }

    /// <summary>Whether the client asked for a stream.</summary>
    public required bool Stream { get; init; }

    /// <summary>Whether the answer came from the cache.</summary>
    public required bool CacheHit { get; init; }

    /// <summary>Why the target was chosen.</summary>
    public required string Reason { get; init; }

    /// <summary>The candidates that were dropped and why; null when there were none.</summary>
    public required string? Dropped { get; init; }

    /// <summary>What a strategy did, step by step, as JSON; null where one answer is all.</summary>
    public string? Steps { get; init; }

    /// <summary>The HTTP status that the client got; 0 when it left before.</summary>
    public required int Status { get; init; }

    /// <summary>How it ended for the client.</summary>
    public required CallOutcome Outcome { get; init; }

    /// <summary>What all attempts cost together.</summary>
    public required Usd Cost { get; init; }

    /// <summary>The time that the gateway itself took, in microseconds.</summary>
    public required long OverheadMicroseconds { get; init; }

    /// <summary>When the first token went to the client, in milliseconds since the start; null for none.</summary>
    public required int? FirstTokenMs { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required int TotalMs { get; init; }

    /// <summary>Why the model ended; empty when unknown.</summary>
    public required string Finish { get; init; }

    /// <summary>Its attempts, in the order in which they began.</summary>
    public required IReadOnlyList<RecordedAttempt> Attempts { get; init; }
}
