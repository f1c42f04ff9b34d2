namespace Pointsman;

/// <summary>A part of a route and its share of the traffic.</summary>
/// <param name="Part">What gets the share.</param>
/// <param name="Weight">Its share, in proportion to the sum of all; more than 0.</param>
public sealed record WeightedPart(RoutingStrategy Part, decimal Weight);
