namespace Pointsman.Server;

/// <summary>A row of the table of calls, as the database gives it.</summary>
internal sealed class CallRow
{
    public long Started { get; init; }

    public long Key { get; init; }

    public string Tags { get; init; } = "";

    public string Route { get; init; } = "";

    public string? Requested { get; init; }

    public string ClientFormat { get; init; } = "";

    public bool Stream { get; init; }

    public bool CacheHit { get; init; }

    public string Reason { get; init; } = "";

    public string? Dropped { get; init; }

    public string? Steps { get; init; }

    public int Status { get; init; }

    public CallOutcome Outcome { get; init; }

    public long Cost { get; init; }

    public long OverheadUs { get; init; }

    public int? FirstTokenMs { get; init; }

    public int TotalMs { get; init; }

    public string Finish { get; init; } = "";

    public RecordedCall ToCall(DecisionId id, IReadOnlyList<RecordedAttempt> attempts) => new()
    {
        Id = id,
        Started = DateTimeOffset.FromUnixTimeMilliseconds(Started),
        KeyId = Key,
        Tags = Tags,
        Route = Route,
        RequestedModel = Requested ?? Route,
        ClientFormat = ClientFormat,
        Stream = Stream,
        CacheHit = CacheHit,
        Reason = Reason,
        Dropped = Dropped,
        Steps = Steps,
        Status = Status,
        Outcome = Outcome,
        Cost = StoredMoney.ToUsd(Cost),
        OverheadMicroseconds = OverheadUs,
        FirstTokenMs = FirstTokenMs,
        TotalMs = TotalMs,
        Finish = Finish,
        Attempts = attempts,
    };
}
