namespace Pointsman;

/// <summary>The chance, from 0 to 1, that a candidate gives a good answer to a request with these facts.</summary>
public delegate double SuccessPredictor(in RequestFacts facts, RoutingTarget candidate);
