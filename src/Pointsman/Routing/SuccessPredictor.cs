namespace Pointsman;

/// <summary>
/// Says how likely a candidate is to answer a request well, from 0 to 1, before it is asked. Pure: the same facts and
/// the same candidate give the same number.
/// </summary>
/// <param name="facts">What is known of the request.</param>
/// <param name="candidate">Who would answer it.</param>
public delegate double SuccessPredictor(in RequestFacts facts, RoutingTarget candidate);
