namespace Pointsman;

/// <summary>A candidate that a decision left out.</summary>
/// <param name="Target">The target.</param>
/// <param name="Why">Why it cannot take the request.</param>
public sealed record DroppedTarget(RoutingTarget Target, DropReason Why);
