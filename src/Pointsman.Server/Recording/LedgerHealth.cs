namespace Pointsman.Server;

/// <summary>How the ledger is doing.</summary>
public sealed record LedgerHealth
{
    /// <summary>Since when no commit has succeeded; null when all is well.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>What stands in the way and the way out; null when all is well.</summary>
    public Fault? Problem { get; init; }

    /// <summary>How many finished calls wait for their commit.</summary>
    public int WaitingCalls { get; init; }

    /// <summary>How many slots there are.</summary>
    public int Slots { get; init; }

    /// <summary>How many of them are free.</summary>
    public int FreeSlots { get; init; }

    /// <summary>How many attempts were refused because no slot was free, since the start.</summary>
    public long RefusedAttempts { get; init; }

    /// <summary>How many attempts went out without a slot because the options let them, since the start.</summary>
    public long AttemptsWithoutSlot { get; init; }

    /// <summary>How many calls without a slot were dropped because too many waited, since the start.</summary>
    public long DroppedCalls { get; init; }

    /// <summary>How many commits failed, since the start.</summary>
    public long FailedCommits { get; init; }

    /// <summary>How many attempts of an earlier process were settled at the start.</summary>
    public int SettledAttempts { get; init; }

    /// <summary>Whether commits succeed.</summary>
    public bool IsWriting => FailingSince is null;
}
