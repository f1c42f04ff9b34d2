namespace Pointsman;

/// <summary>
/// Machines of the user's own first, and the API after them when they fail. Requests for which a condition holds, the
/// hard or the long ones, go to the API first and fall back on the local part. What is private stays local whatever the
/// condition says, and then the router leaves out everything else.
/// </summary>
public sealed class LocalFirstStrategy : RoutingStrategy
{
    private readonly Condition? _sendOut;
    private readonly OrderedParts _stay;
    private readonly OrderedParts _private;
    private readonly OrderedParts? _out;

    /// <summary>Keeps requests local, but for those that are to be sent out.</summary>
    /// <param name="local">What is tried at home, in order.</param>
    /// <param name="api">What is tried elsewhere, in order.</param>
    /// <param name="sendOut">Which requests go elsewhere first; none when absent.</param>
    public LocalFirstStrategy(
        IReadOnlyList<RoutingStrategy> local, IReadOnlyList<RoutingStrategy> api, Condition? sendOut = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(local.Count);
        ArgumentOutOfRangeException.ThrowIfZero(api.Count);
        _sendOut = sendOut;
        RoutingStrategy[] stay = [.. local, .. api];
        _stay = new OrderedParts(stay, "local first");
        _private = new OrderedParts(stay, "private, so local only");
        _out = sendOut is null ? null : new OrderedParts([.. api, .. local], $"sent out: {sendOut.Text}");
    }

    /// <inheritdoc />
    public override string Name => "local-first";

    /// <inheritdoc />
    public override IReadOnlyList<RoutingTarget> Targets => _stay.Targets;

    /// <inheritdoc />
    public override decimal MostOf(CallSize size, Func<RoutingTarget, CallSize, decimal> each) =>
        Math.Max(_stay.MostOf(size, each), _out?.MostOf(size, each) ?? 0m);

    /// <inheritdoc />
    public override bool Composes => _stay.Composes;

    internal override bool IsFixed => false;

    internal override long AnswerOf(long output) => _stay.AnswerOf(output);

    internal override RoutingOrder Order(in RoutingCase one) =>
        one.Facts.IsPrivate ? _private.Order(one)
        : _out is not null && _sendOut!.Holds(one.Facts.Of) ? _out.Order(one)
        : _stay.Order(one);
}
