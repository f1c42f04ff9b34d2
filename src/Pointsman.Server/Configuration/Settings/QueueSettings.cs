namespace Pointsman.Server;

/// <summary>Where requests that are not urgent wait for a free slot or a cheaper time.</summary>
public sealed record QueueSettings
{
    /// <summary>How many requests may wait. Default: 1,000.</summary>
    public int Length { get; init; } = 1_000;

    /// <summary>How many bytes of request bodies may wait. Default: 128 MB.</summary>
    public long Bytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>How long a request may wait, where a route does not say otherwise. Default: 10 min.</summary>
    public TimeSpan MostWait { get; init; } = TimeSpan.FromMinutes(10);
}
