namespace Pointsman;

/// <summary>Where a request goes: the targets to try in order, and what was left out.</summary>
public sealed record Decision
{
    /// <summary>The strategy that decided.</summary>
    public required string Strategy { get; init; }

    /// <summary>Why the first target is first.</summary>
    public required string Reason { get; init; }

    /// <summary>The targets to try, in order; empty when none can take the request.</summary>
    public required IReadOnlyList<RoutingTarget> Plan { get; init; }

    /// <summary>The candidates that were left out.</summary>
    public IReadOnlyList<DroppedTarget> Dropped { get; init; } = [];
}
