namespace Pointsman;

/// <summary>How a rank test finds its p-value.</summary>
public enum RankMethod
{
    /// <summary>As R does: exactly for fewer than 50 values that are all different, else by the normal curve.</summary>
    Auto,

    /// <summary>By counting all orders that chance could give, ties included.</summary>
    Exact,

    /// <summary>By the normal curve, its variance corrected for ties.</summary>
    Asymptotic,
}
