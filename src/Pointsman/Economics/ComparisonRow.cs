namespace Pointsman;

/// <summary>What one candidate costs.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Bill">Its bill for the month.</param>
/// <param name="Times">How many times the cheapest; absent when either is unknown or the cheapest is free.</param>
public sealed record ComparisonRow(Candidate Candidate, Bill Bill, decimal? Times);
