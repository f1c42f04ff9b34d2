namespace Pointsman;

/// <summary>Whether requests may go to a target.</summary>
public enum TargetAvailability
{
    /// <summary>It is well, as far as is known.</summary>
    Open,

    /// <summary>It failed lately; this request may be the probe that finds out whether it is back.</summary>
    Probing,

    /// <summary>It failed too often lately.</summary>
    Broken,

    /// <summary>It asked to be left alone for a while.</summary>
    Cooling,

    /// <summary>As many requests as it may have are in flight there.</summary>
    Full,
}
