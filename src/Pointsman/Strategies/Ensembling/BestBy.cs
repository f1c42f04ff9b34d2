namespace Pointsman;

/// <summary>How a judge finds the best of several answers.</summary>
public enum BestBy
{
    /// <summary>It sees all at once and names the best: one call.</summary>
    Choice,

    /// <summary>It sees two at a time, and the better meets the next: one call fewer than there are answers.</summary>
    Pairs,

    /// <summary>It sees all at once and gives each points from 0 to 100: one call.</summary>
    Points,
}
