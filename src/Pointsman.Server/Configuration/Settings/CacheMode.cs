namespace Pointsman.Server;

/// <summary>Which answers of a route are cached.</summary>
public enum CacheMode
{
    /// <summary>None.</summary>
    Off,

    /// <summary>Those to requests whose answer is meant to be the same each time: temperature 0 or a seed.</summary>
    Deterministic,

    /// <summary>All.</summary>
    All,
}
