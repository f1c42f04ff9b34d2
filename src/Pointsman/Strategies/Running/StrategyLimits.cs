namespace Pointsman;

/// <summary>What a request may take, all its calls together.</summary>
public sealed record StrategyLimits
{
    /// <summary>The time for the whole request. Default: 10 minutes.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most that all calls may cost; absent for no limit. Default: none.</summary>
    public Usd? Budget { get; init; }

    /// <summary>How many calls may be made for one request. Default: 64.</summary>
    public int Calls { get; init; } = 64;

    /// <summary>Output tokens reckoned with where the request does not limit them. Default: 1,024.</summary>
    public int AssumedOutput { get; init; } = 1024;
}
