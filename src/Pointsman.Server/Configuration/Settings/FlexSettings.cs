namespace Pointsman.Server;

/// <summary>How the requests of a route that are not urgent wait.</summary>
public sealed record FlexSettings
{
    /// <summary>Whether every request of the route may wait, and not only those that say so. Default: no.</summary>
    public bool Always { get; init; }

    /// <summary>How long a request may wait. Default: as the gateway's queue, 10 min.</summary>
    public TimeSpan MostWait { get; init; } = TimeSpan.FromMinutes(10);
}
