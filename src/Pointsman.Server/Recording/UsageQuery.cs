namespace Pointsman.Server;

/// <summary>What a usage report is asked for. A call belongs to the day on which it began, in UTC.</summary>
public sealed record UsageQuery
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What a row stands for.</summary>
    public required UsageGrouping By { get; init; }

    /// <summary>Only the calls of this key.</summary>
    public long? Key { get; init; }

    /// <summary>Only what went to this target.</summary>
    public string? Model { get; init; }

    /// <summary>Only the calls of this route.</summary>
    public string? Route { get; init; }

    /// <summary>Only the calls with this tag: <c>team=a</c>.</summary>
    public string? Tag { get; init; }
}
