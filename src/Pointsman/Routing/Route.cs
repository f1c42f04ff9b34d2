namespace Pointsman;

/// <summary>A name that clients call, and how it chooses.</summary>
/// <param name="Name">What clients send as their model.</param>
/// <param name="Strategy">How it chooses.</param>
public sealed record Route(string Name, RoutingStrategy Strategy);
