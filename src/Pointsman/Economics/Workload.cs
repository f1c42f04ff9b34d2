namespace Pointsman;

/// <summary>A month of calls that are all alike.</summary>
/// <param name="PerCall">What one call consumes.</param>
/// <param name="RequestsPerMonth">How many there are in a month of 30 days.</param>
public sealed record Workload(Usage PerCall, decimal RequestsPerMonth);
