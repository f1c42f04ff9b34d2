namespace Pointsman.Server;

/// <summary>A request that a person is asked to answer, as it stands at one moment.</summary>
internal sealed record PersonCase
{
    /// <summary>Its number in the order in which cases came.</summary>
    public long Number { get; init; }

    /// <summary>Its name, which nobody guesses.</summary>
    public required string Id { get; init; }

    public required string Queue { get; init; }

    public required string Route { get; init; }

    /// <summary>What records call the step that asked.</summary>
    public required string Place { get; init; }

    /// <summary>The key it came with; that key alone may read the answer.</summary>
    public required long KeyId { get; init; }

    /// <summary>The tags of that key, as the ledger keeps them.</summary>
    public required string Tags { get; init; }

    /// <summary>The id of the call.</summary>
    public required string Call { get; init; }

    public required DateTimeOffset Came { get; init; }

    /// <summary>Until when it may be answered.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>How long it is kept after its end.</summary>
    public required TimeSpan Kept { get; init; }

    /// <summary>What the client asked, the earliest first.</summary>
    public required IReadOnlyList<CaseMessage> Messages { get; init; }

    /// <summary>Whether the beginning of the conversation was too long to be kept.</summary>
    public required bool Cut { get; init; }

    /// <summary>What models answered without being sure enough.</summary>
    public required IReadOnlyList<EarlierAnswer> Earlier { get; init; }

    public CaseState State { get; init; }

    /// <summary>Who has it; absent while nobody has.</summary>
    public string? TakenBy { get; init; }

    public DateTimeOffset? Taken { get; init; }

    /// <summary>Until when it is held for whoever took it.</summary>
    public DateTimeOffset? Lease { get; init; }

    /// <summary>When it was answered, withdrawn or expired.</summary>
    public DateTimeOffset? Ended { get; init; }

    public string? AnsweredBy { get; init; }

    public string? Answer { get; init; }

    /// <summary>What the answer cost.</summary>
    public Usd? Cost { get; init; }

    /// <summary>The call that its cost becomes in the ledger where none waited for it; set with the answer.</summary>
    public DecisionId? Booking { get; init; }

    public bool IsOpen => State is CaseState.Waiting or CaseState.Taken;

    /// <summary>How long whoever answered it had it.</summary>
    public TimeSpan? Worked => State == CaseState.Answered ? Ended - (Taken ?? Ended) : null;
}
