namespace Pointsman.Server;

/// <summary>How calls are recorded.</summary>
public sealed record RecordingSettings
{
    /// <summary>How often what happened is written to disk, in one commit. Default: 200 ms.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many rows one commit takes at most. Default: 1,000.</summary>
    public int CommitRows { get; init; } = 1_000;

    /// <summary>
    /// How many attempts can be marked as under way, so that a crash leaves none unseen. Default: 32,768.
    /// </summary>
    public int Slots { get; init; } = 32_768;

    /// <summary>How many rows of the ledger may wait to be written; money is never dropped. Default: 50,000.</summary>
    public int LedgerQueue { get; init; } = 50_000;

    /// <summary>
    /// How many records of telemetry, the stored texts of calls, may wait; what is more is dropped and counted.
    /// Default: 10,000.
    /// </summary>
    public int TelemetryQueue { get; init; } = 10_000;

    /// <summary>How large waiting texts together may be; what is more is dropped and counted. Default: 64 MB.</summary>
    public long TextQueueBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How much of a prompt, and of an answer, is stored; what is longer is cut. Default: 1 MB.</summary>
    public int TextBytes { get; init; } = 1024 * 1024;

    /// <summary>What happens to requests when the ledger cannot be written. Default: refuse.</summary>
    public LedgerFullPolicy WhenLedgerFull { get; init; } = LedgerFullPolicy.Refuse;

    /// <summary>
    /// Whether what each decision was made from is kept with it, in numbers and names, so that it can be made again.
    /// Default: yes.
    /// </summary>
    public bool Replay { get; init; } = true;

    /// <summary>How long decisions and attempts are kept, in days. Default: 90 days.</summary>
    public int RetentionDays { get; init; } = 90;
}
