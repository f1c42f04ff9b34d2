namespace Pointsman;

/// <summary>Estimates of the same thing, one for each series.</summary>
/// <param name="Name">What is estimated.</param>
/// <param name="Intervals">The estimates, in the order of the series; null where there is none.</param>
public sealed record IntervalGroup(string Name, IReadOnlyList<ConfidenceInterval?> Intervals);
