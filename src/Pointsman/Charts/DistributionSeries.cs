namespace Pointsman;

/// <summary>Measured values of one kind.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Values">The values, in any order.</param>
public sealed record DistributionSeries(string Name, IReadOnlyList<double> Values);
