namespace Pointsman;

/// <summary>One result in a row.</summary>
/// <param name="Benchmark">The id of the benchmark.</param>
/// <param name="Value">The value.</param>
public sealed record TableScore(TableCell Benchmark, TableCell Value);
