namespace Pointsman;

/// <summary>What an optimiser does when no target meets its bounds.</summary>
public enum OptimiserOtherwise
{
    /// <summary>The request is refused; every target stands in the decision with what it misses.</summary>
    Refuse,

    /// <summary>
    /// The target that misses the bounds by least is asked. What is not local where only that is allowed, has no price
    /// where costs count, or no known quality where one is demanded, is not near.
    /// </summary>
    Nearest,
}
