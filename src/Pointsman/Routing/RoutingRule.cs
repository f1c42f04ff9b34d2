namespace Pointsman;

/// <summary>Where requests go that satisfy a condition.</summary>
/// <param name="When">The condition over the facts of the request.</param>
/// <param name="Use">What they go to.</param>
public sealed record RoutingRule(Condition When, RoutingStrategy Use);
