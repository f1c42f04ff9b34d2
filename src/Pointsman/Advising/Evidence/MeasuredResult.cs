namespace Pointsman;

/// <summary>What the user measured of one model or offer on their own work.</summary>
public sealed record MeasuredResult
{
    /// <summary>The id of a model, or of an offer when only that one was measured.</summary>
    public required string Subject { get; init; }

    /// <summary>The number of cases.</summary>
    public required int N { get; init; }

    /// <summary>The share of cases done well, 0 to 1.</summary>
    public double? Quality { get; init; }

    /// <summary>The middle time to the first words.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>The average cost of a request.</summary>
    public Usd? CostPerRequest { get; init; }

    /// <summary>Where it was measured: a run, a month of traffic.</summary>
    public string? From { get; init; }
}
