namespace Pointsman;

/// <summary>
/// What the levers are estimated from. The shares are guesses until the traffic has been looked at; each is shown
/// beside the saving that rests on it.
/// </summary>
public sealed record CostProfile
{
    /// <summary>The calls of a month.</summary>
    public required Workload Workload { get; init; }

    /// <summary>What they are paid with today.</summary>
    public required Price Price { get; init; }

    /// <summary>
    /// The price of a cheaper model that is good enough for easy requests; absent when there is none.
    /// </summary>
    public Price? CheaperPrice { get; init; }

    /// <summary>Whether that model would be good enough for all requests; then right-sizing is a lever.</summary>
    public bool CheaperFitsAll { get; init; }

    /// <summary>A model of one's own that could take over; absent when that is no option.</summary>
    public SelfHosting? Hosting { get; init; }

    /// <summary>The share of requests that were asked before; 0.15 unless said otherwise.</summary>
    public decimal RepeatedShare { get; init; } = 0.15m;

    /// <summary>The share of the input that is the same in every request; 0.5 unless said otherwise.</summary>
    public decimal StableInputShare { get; init; } = 0.5m;

    /// <summary>
    /// The share of requests that find the stable input in the provider's cache; 0.9 unless said otherwise.
    /// </summary>
    public decimal CacheHitShare { get; init; } = 0.9m;

    /// <summary>The share of the input that can go; 0.2 unless said otherwise.</summary>
    public decimal TrimmableInputShare { get; init; } = 0.2m;

    /// <summary>The share of the output that can go; 0.2 unless said otherwise.</summary>
    public decimal TrimmableOutputShare { get; init; } = 0.2m;

    /// <summary>The share of requests that can wait; 0 unless said otherwise.</summary>
    public decimal BatchableShare { get; init; }

    /// <summary>The share of requests that the cheaper model handles well; 0.6 unless said otherwise.</summary>
    public decimal EasyShare { get; init; } = 0.6m;
}
