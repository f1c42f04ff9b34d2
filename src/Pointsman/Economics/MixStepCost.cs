namespace Pointsman;

/// <summary>What one step of a mix contributes.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reached">The share of the requests that it sees.</param>
/// <param name="Cost">What it adds to the cost of an average request.</param>
/// <param name="ShareOfCost">That, as a share of the whole; 0 when nothing costs anything.</param>
/// <param name="Accuracy">What it adds to the accuracy of the mix.</param>
public sealed record MixStepCost(MixStep Step, decimal Reached, Usd Cost, decimal ShareOfCost, decimal Accuracy);
