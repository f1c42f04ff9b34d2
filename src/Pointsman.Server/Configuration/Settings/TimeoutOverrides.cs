namespace Pointsman.Server;

/// <summary>The waits that a provider or a route tells otherwise; what is null stays as it was.</summary>
public sealed record TimeoutOverrides
{
    /// <summary>Nothing is told otherwise.</summary>
    public static readonly TimeoutOverrides None = new();

    /// <summary>Until the connection stands. Default: as above.</summary>
    public TimeSpan? Connect { get; init; }

    /// <summary>Until the answer's headers are there. Default: as above.</summary>
    public TimeSpan? Headers { get; init; }

    /// <summary>From the headers until the first event that has meaning. Default: as above.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>Between two events after the first. Default: as above.</summary>
    public TimeSpan? Idle { get; init; }

    /// <summary>For the whole request, all attempts together. Default: as above.</summary>
    public TimeSpan? Total { get; init; }
}
