namespace Pointsman;

/// <summary>What a strategy wants done: targets to try in order, or a strategy's work of several calls.</summary>
/// <param name="Targets">The order; empty when there is <see cref="Work"/>.</param>
/// <param name="Reason">Why this comes first, in a few words.</param>
internal readonly record struct RoutingOrder(IReadOnlyList<RoutingTarget> Targets, string Reason)
{
    /// <summary>The strategy that makes several calls; null where targets are tried.</summary>
    public ComposedStrategy? Work { get; init; }

    /// <summary>The part of <see cref="Work"/> that comes first; those before it are not asked.</summary>
    public int Begin { get; init; }

    /// <summary>What comes when all of this fails; each of these has no more after it.</summary>
    public IReadOnlyList<RoutingOrder>? Next { get; init; }

    /// <summary>The targets that the strategy itself leaves out; none of them stands in the order.</summary>
    public IReadOnlyList<DroppedTarget>? Dropped { get; init; }

    /// <summary>
    /// Whether the reason speaks of this very request, so that strategies around this one pass it on.
    /// </summary>
    public bool IsTelling { get; init; }

    /// <summary>Whether the strategy has asked of each target whether it can take the request.</summary>
    public bool IsScreened { get; init; }
}
