namespace Pointsman.Server;

/// <summary>
/// What the ledger keeps of one call, and never a word of the prompt or of the answer. It comes from
/// <see cref="Ledger.NewCall"/>, is filled by whoever serves the call, and goes back with <see cref="Ledger.Record"/>;
/// from then on it belongs to the ledger, which uses it again. Its attempts are begun one after another; they may
/// end in any order.
/// </summary>
public sealed class CallRecord
{
    private AttemptRecord[] _attempts = [];
    private int _attemptCount;

    /// <summary>The id under which clients ask for it.</summary>
    public DecisionId Id { get; private set; }

    /// <summary>When it began: milliseconds since 1970.</summary>
    public long StartedUnixMs { get; private set; }

    /// <summary>The key it came with; 0 for a local client without one.</summary>
    public long KeyId { get; set; }

    /// <summary>The tags of the key in one order: <c>env=prod,team=a</c>.</summary>
    public string Tags { get; set; } = "";

    /// <summary>The route that took it; empty when there was none.</summary>
    public string Route { get; set; } = "";

    /// <summary>The model that the client named.</summary>
    public string RequestedModel { get; set; } = "";

    /// <summary>The protocol that the client speaks.</summary>
    public string ClientFormat { get; set; } = "";

    /// <summary>Whether the client asked for a stream.</summary>
    public bool Stream { get; set; }

    /// <summary>Why the target was chosen.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The candidates that were dropped and why, in one short text; null when there were none.</summary>
    public string? Dropped { get; set; }

    /// <summary>What a strategy did, step by step, as JSON; null where one answer is all.</summary>
    public string? Steps { get; set; }

    /// <summary>The HTTP status that the client got; 0 when it left before.</summary>
    public int Status { get; set; }

    /// <summary>How it ended for the client.</summary>
    public CallOutcome Outcome { get; set; }

    /// <summary>The time that the gateway itself took, in microseconds.</summary>
    public long OverheadMicroseconds { get; set; }

    /// <summary>When the first token went to the client, in milliseconds since the start; null for none.</summary>
    public int? FirstTokenMs { get; set; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int TotalMs { get; set; }

    /// <summary>Why the model ended, in the client's protocol; empty when unknown.</summary>
    public string Finish { get; set; } = "";

    /// <summary>Whether the answer came from the cache.</summary>
    public bool CacheHit { get; set; }

    /// <summary>Its attempts, in the order in which they began.</summary>
    public ReadOnlySpan<AttemptRecord> Attempts => _attempts.AsSpan(0, _attemptCount);

    /// <summary>What all attempts cost together.</summary>
    public Usd Cost => StoredMoney.ToUsd(StoredCost);

    internal long StoredCost
    {
        get
        {
            long sum = 0;
            foreach (AttemptRecord attempt in Attempts)
            {
                sum += attempt.StoredCost;
            }

            return sum;
        }
    }

    /// <summary>What its decision was made from.</summary>
    internal DecisionNotes Notes { get; } = new();

    /// <summary>The call that was handed over before this one, and how many wait with this one.</summary>
    internal CallRecord? Previous { get; set; }

    internal int Depth { get; set; }

    internal void Start(DecisionId id, long startedUnixMs)
    {
        Id = id;
        StartedUnixMs = startedUnixMs;
    }

    internal AttemptRecord AddAttempt()
    {
        if (_attemptCount == _attempts.Length)
        {
            Array.Resize(ref _attempts, Math.Max(2, _attemptCount * 2));
        }

        return _attempts[_attemptCount++] ??= new AttemptRecord();
    }

    /// <summary>Makes it ready for the next call; the attempts stay for those to come.</summary>
    internal void Clear()
    {
        _attemptCount = 0;
        Id = default;
        StartedUnixMs = 0;
        KeyId = 0;
        Tags = Route = RequestedModel = ClientFormat = Reason = Finish = "";
        Dropped = Steps = null;
        Stream = CacheHit = false;
        Status = TotalMs = 0;
        OverheadMicroseconds = 0;
        FirstTokenMs = null;
        Outcome = CallOutcome.Unknown;
        Previous = null;
        Notes.Clear();
    }
}
