namespace Pointsman;

/// <summary>What an optimiser looks for, and the bounds that it keeps.</summary>
public sealed record OptimiserOptions
{
    /// <summary>What is wanted most of the targets that meet the bounds. Default: the cheapest.</summary>
    public OptimiserObjective Objective { get; init; }

    /// <summary>
    /// The least quality, on the scale of <see cref="RoutingTarget.Quality"/>, or of the predictor where there is one:
    /// from 0 to 1. Default: none.
    /// </summary>
    public double? Quality { get; init; }

    /// <summary>The most that a request may cost, in dollars. Default: no limit.</summary>
    public Usd? Cost { get; init; }

    /// <summary>
    /// The longest that a target may lately have taken to its first token. One that was not asked lately meets it.
    /// Default: no limit.
    /// </summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>Whether only targets on machines of the user's own are taken. Default: no.</summary>
    public bool LocalOnly { get; init; }

    /// <summary>What is done when no target meets the bounds. Default: the request is refused.</summary>
    public OptimiserOtherwise Otherwise { get; init; }

    /// <summary>
    /// Output tokens reckoned with where the target's usual number is not known. Never more than the request and the
    /// target allow. Default: 512.
    /// </summary>
    public int AssumedOutput { get; init; } = 512;
}
