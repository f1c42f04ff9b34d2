namespace Pointsman;

/// <summary>One step of a mix: a model, or people.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Share">The share of the requests that it settles; all shares come to 1.</param>
/// <param name="CostPerRequest">Dollars for one request that it sees.</param>
/// <param name="Accuracy">The share of its answers that are right.</param>
public sealed record MixStep(string Name, decimal Share, Usd CostPerRequest, decimal Accuracy);
