namespace Pointsman;

/// <summary>A public measure of what models can do.</summary>
public sealed record Benchmark
{
    /// <summary><c>livebench/coding</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name as its authors write it.</summary>
    public required string Name { get; init; }

    /// <summary>What it measures.</summary>
    public required Capability Capability { get; init; }

    /// <summary>How its values are to be read.</summary>
    public required BenchmarkScale Scale { get; init; }

    /// <summary>
    /// How far one value may lie from the truth, in standard deviations of ability between models; larger for small
    /// or subjective measures.
    /// </summary>
    public double Noise { get; init; } = 0.4;
}
