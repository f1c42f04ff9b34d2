namespace Pointsman;

/// <summary>What an offer will cost.</summary>
public sealed record CostProjection
{
    /// <summary>One usual request.</summary>
    public required Usd PerRequest { get; init; }

    /// <summary>Requests a month today.</summary>
    public required decimal RequestsPerMonth { get; init; }

    /// <summary>Whether that number was stated; else it is the usual thousand a day.</summary>
    public required bool VolumeStated { get; init; }

    /// <summary>A month today.</summary>
    public Usd Monthly => PerRequest * RequestsPerMonth;

    /// <summary>Requests a second in the busiest hour.</summary>
    public required decimal PeakPerSecond { get; init; }

    /// <summary>A month after a year of the stated growth.</summary>
    public required Usd MonthlyInAYear { get; init; }

    /// <summary>What a request was taken to consume.</summary>
    public required Usage Usage { get; init; }
}
