namespace Pointsman;

/// <summary>A model that no other beats on price and ability together.</summary>
/// <param name="Model">The model.</param>
/// <param name="Cheapest">Where it costs least.</param>
/// <param name="Ability">What it can do.</param>
/// <param name="Cautious">Its ability less one standard deviation, by which it was compared.</param>
public sealed record FrontierPoint(Model Model, CheapestOffer Cheapest, Ability Ability, double Cautious);
