namespace Pointsman;

/// <summary>One of the things that a strategy asks: a model, or another strategy.</summary>
/// <param name="Name">What records call it: <c>step 1</c>, <c>judge</c>.</param>
/// <param name="Strategy">How it is asked.</param>
public sealed record StrategyPart(string Name, RoutingStrategy Strategy);
