namespace Pointsman;

/// <summary>How the values of a benchmark are to be read.</summary>
public enum BenchmarkScale
{
    /// <summary>A share of 100; more is better.</summary>
    Percent = 0,

    /// <summary>Points without a fixed end; more is better.</summary>
    Points,

    /// <summary>Seconds; fewer is better.</summary>
    Seconds,
}
