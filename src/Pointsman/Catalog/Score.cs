namespace Pointsman;

/// <summary>One model's result on one release of a benchmark.</summary>
public sealed record Score
{
    /// <summary>The id of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The id of the benchmark: <c>livebench/coding</c>.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The release of the benchmark; scores of different releases are not the same measure.</summary>
    public string Release { get; init; } = "";

    /// <summary>The value, in the unit that the benchmark states.</summary>
    public required double Value { get; init; }

    /// <summary>The number of cases, when stated.</summary>
    public int? N { get; init; }

    /// <summary>The day of the measurement, or of the page that reports it.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>What was set differently: an effort, a thinking budget, an edit format.</summary>
    public string? Variant { get; init; }

    /// <summary>What the source calls the model.</summary>
    public string? As { get; init; }

    /// <summary>The id of the source that reports it.</summary>
    public string Source { get; init; } = "";

    /// <summary>Where the source says so, when that is finer than the source's own address.</summary>
    public string? Url { get; init; }
}
