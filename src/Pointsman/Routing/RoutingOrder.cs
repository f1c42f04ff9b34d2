namespace Pointsman;

/// <summary>Targets in the order in which a strategy wants them tried.</summary>
/// <param name="Targets">The order; never empty.</param>
/// <param name="Reason">Why the first one is first, in a few words.</param>
internal readonly record struct RoutingOrder(IReadOnlyList<RoutingTarget> Targets, string Reason);
