namespace Pointsman;

/// <summary>One target, always.</summary>
public sealed class SingleStrategy : RoutingStrategy
{
    private readonly RoutingOrder _order;

    /// <summary>Always this target.</summary>
    public SingleStrategy(RoutingTarget target)
    {
        Targets = [target];
        _order = new RoutingOrder(Targets, "the only target");
    }

    /// <inheritdoc />
    public override string Name => "single";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets { get; }

    internal override bool IsFixed => true;

    internal override RoutingOrder Order(in RoutingCase one) => _order;
}
