namespace Pointsman;

/// <summary>
/// A strategy whose answer takes several calls. What is decided before any of them stands in the
/// <see cref="Decision"/>: a decision for each part. This half says what the parts are, and is pure; how their answers
/// become one stands with each strategy in Strategies.
/// </summary>
public abstract class ComposedStrategy : RoutingStrategy
{
    private IReadOnlyList<RoutingTarget>? _targets;

    private protected ComposedStrategy()
    {
    }

    /// <summary>Everything that it may ask, in a fixed order.</summary>
    public abstract IReadOnlyList<StrategyPart> Parts { get; }

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets =>
        _targets ??= [.. Parts.SelectMany(part => part.Strategy.Targets).Distinct()];

    internal override bool IsFixed => false;

    /// <inheritdoc />
    public override bool Composes => true;

    /// <inheritdoc />
    public abstract override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each);

    /// <summary>Why this strategy does what it does, as records say it.</summary>
    internal abstract string Reason { get; }

    /// <summary>Whether the parts that are left, each with what was decided for it, are enough for an answer.</summary>
    internal virtual bool CanAnswer(IReadOnlyList<Decision> parts) => parts.Any(part => part.CanAnswer);

    internal override RoutingOrder Order(in RoutingCase one) =>
        new([], Reason) { Work = this };
}
