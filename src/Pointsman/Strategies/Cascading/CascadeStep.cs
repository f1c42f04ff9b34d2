namespace Pointsman;

/// <summary>One step of a cascade.</summary>
/// <param name="Strategy">Whom it asks.</param>
/// <param name="AcceptAt">
/// From which confidence its answer is taken, from 0 to 1; the last step's is always taken.
/// </param>
public sealed record CascadeStep(RoutingStrategy Strategy, double AcceptAt);
