namespace Pointsman;

/// <summary>How a route chooses among its targets.</summary>
public abstract class RoutingStrategy
{
    /// <summary>The word for it in configuration and decisions.</summary>
    public abstract string Name { get; }

    /// <summary>Every target it may choose, once each, in the order of the configuration.</summary>
    public abstract IReadOnlyList<RoutingTarget> Targets { get; }

    /// <summary>Whether the order is the same for every request.</summary>
    internal abstract bool IsFixed { get; }

    /// <summary>
    /// The order in which targets would be tried if all were well, and why.
    /// </summary>
    internal abstract RoutingOrder Order(in RoutingCase one);
}
