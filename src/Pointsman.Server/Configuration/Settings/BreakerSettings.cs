namespace Pointsman.Server;

/// <summary>When a failing target gets no traffic, and how it gets it back.</summary>
public sealed record BreakerSettings
{
    /// <summary>How many failures within the window open the breaker. Default: 5.</summary>
    public int Failures { get; init; } = 5;

    /// <summary>The share of attempts within the window that must have failed as well. Default: 50 %.</summary>
    public double FailureShare { get; init; } = 0.5;

    /// <summary>How far back failures count. Default: 30 s.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the target then gets nothing before it is probed; at most 30 s. Default: 10 s.</summary>
    public TimeSpan Open { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests may probe the target at once. Default: 1.</summary>
    public int Probes { get; init; } = 1;
}
