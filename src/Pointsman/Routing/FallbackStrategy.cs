namespace Pointsman;

/// <summary>The first part that is well, then the next.</summary>
public sealed class FallbackStrategy : RoutingStrategy
{
    private readonly OrderedParts _parts;

    /// <summary>Tries the parts in this order.</summary>
    public FallbackStrategy(IReadOnlyList<RoutingStrategy> parts) =>
        _parts = new OrderedParts(parts, "first in order");

    /// <inheritdoc />
    public override string Name => "fallback";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets => _parts.Targets;

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        _parts.MostOf(size, each);

    /// <inheritdoc />
    public override bool Composes => _parts.Composes;

    internal override long AnswerOf(long output) => _parts.AnswerOf(output);

    internal override bool IsFixed => _parts.IsFixed;

    internal override RoutingOrder Order(in RoutingCase one) =>
        _parts.Order(one);
}
