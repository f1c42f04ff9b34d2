namespace Pointsman.Server;

/// <summary>A queue in which cases wait for a person.</summary>
public sealed record PersonQueueSettings
{
    /// <summary>A queue of which nothing is said.</summary>
    public static readonly PersonQueueSettings Default = new();

    /// <summary>
    /// How long a client is kept waiting for the answer before it is told where to ask for it. Default: 2 min.
    /// </summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a case is held for whoever took it. Default: 30 min.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What each answer costs. Default: nothing.</summary>
    public Usd CostPerCase { get; init; } = Usd.Zero;

    /// <summary>What an hour between taking a case and answering it costs. Default: nothing.</summary>
    public Usd CostPerHour { get; init; } = Usd.Zero;

    /// <summary>How many cases may be open. Default: 1,000.</summary>
    public int Most { get; init; } = 1_000;

    /// <summary>How long a case stays open that nobody answers. Default: 7 days.</summary>
    public int OpenDays { get; init; } = 7;

    /// <summary>How long a case is kept after its end, with its texts. Default: 30 days.</summary>
    public int RetentionDays { get; init; } = 30;
}
