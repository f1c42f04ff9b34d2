namespace Pointsman.Server;

/// <summary>How often the same target is tried again, and with what pauses.</summary>
public sealed record RetrySettings
{
    /// <summary>How often the same target is tried again after its first failure. Default: 2.</summary>
    public int Most { get; init; } = 2;

    /// <summary>The first pause; each later one is twice as long, with jitter. Default: 250 ms.</summary>
    public TimeSpan Base { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause. Default: 8 s.</summary>
    public TimeSpan Cap { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// The longest wait for a target that asks for one; a longer one means the next target at once. Default: 10 s.
    /// </summary>
    public TimeSpan MostWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many retries there may be for each request of the last minute, so that an outage is not doubled.
    /// Default: 20 %.
    /// </summary>
    public double BudgetShare { get; init; } = 0.2;
}
