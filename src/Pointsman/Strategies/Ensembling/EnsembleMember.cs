namespace Pointsman;

/// <summary>Somebody whose answer counts in an ensemble.</summary>
/// <param name="Strategy">Whom it asks.</param>
/// <param name="Weight">How much its answer counts; more than 0.</param>
public sealed record EnsembleMember(RoutingStrategy Strategy, decimal Weight = 1m);
