namespace Pointsman;

/// <summary>How a route chooses among its targets.</summary>
public abstract class RoutingStrategy
{
    /// <summary>The word for it in configuration and decisions.</summary>
    public abstract string Name { get; }

    /// <summary>Every target it may choose, once each, in the order of the configuration.</summary>
    public abstract IReadOnlyList<RoutingTarget> Targets { get; }

    /// <summary>
    /// The most that a request of a size can come to, where a call of a target comes to what <paramref name="each"/>
    /// says: the dearest of those that stand in for each other, and the sum of all that may be asked for one answer,
    /// each with all that may stand in its prompt.
    /// </summary>
    public virtual decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        Targets.Max(target => each(target, size));

    /// <summary>Whether it may make several calls for one answer.</summary>
    public virtual bool Composes => false;

    /// <summary>The most tokens of its answer, where so many are allowed for a request.</summary>
    internal virtual long AnswerOf(long output) => output;

    /// <summary>Whether the order is the same for every request.</summary>
    internal abstract bool IsFixed { get; }

    /// <summary>
    /// The order in which targets would be tried if all were well, and why.
    /// </summary>
    internal abstract RoutingOrder Order(in RoutingCase one);
}
