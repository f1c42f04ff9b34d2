namespace Pointsman.Server;

/// <summary>How long the gateway waits for an upstream. A keep-alive resets none of the first three.</summary>
public sealed record TimeoutSettings
{
    /// <summary>Until the connection stands. Default: 5 s.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Until the answer's headers are there. Default: 60 s.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From the headers until the first event that has meaning. Default: 60 s.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Between two events after the first. Default: 60 s.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For the whole request, all attempts together. Default: 10 min.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>These waits, but for those that are told otherwise.</summary>
    public TimeoutSettings With(TimeoutOverrides? other) => other is null || other == TimeoutOverrides.None
        ? this
        : new()
        {
            Connect = other.Connect ?? Connect,
            Headers = other.Headers ?? Headers,
            FirstToken = other.FirstToken ?? FirstToken,
            Idle = other.Idle ?? Idle,
            Total = other.Total ?? Total,
        };
}
