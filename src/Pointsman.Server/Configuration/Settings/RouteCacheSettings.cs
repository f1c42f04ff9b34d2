namespace Pointsman.Server;

/// <summary>Which answers of a route are cached, and for how long.</summary>
public sealed record RouteCacheSettings
{
    /// <summary>Which answers. Default: off.</summary>
    public CacheMode Mode { get; init; } = CacheMode.Off;

    /// <summary>How long an answer holds. Default: as the gateway's cache, 1 h.</summary>
    public TimeSpan Ttl { get; init; } = TimeSpan.FromHours(1);
}
