namespace Pointsman;

/// <summary>
/// The edge of a strategy: asks targets. The library asks the chat clients of its caller, the gateway its upstreams.
/// </summary>
public abstract class StrategyCalls
{
    /// <summary>
    /// Asks the targets of a plan in order until one answers. Whoever answers piece by piece is settled on when the
    /// first piece that means something is there. A failure is a value; only the cancellation of
    /// <paramref name="cancel"/> is thrown.
    /// </summary>
    /// <param name="plan">The targets, never none.</param>
    /// <param name="ask">What is asked.</param>
    /// <param name="place">What records call this call.</param>
    /// <param name="cancel">Ends the call, and with it pieces that are still to come.</param>
    public abstract Task<CallAnswer> AskAsync(
        IReadOnlyList<RoutingTarget> plan, StrategyAsk ask, string place, CancellationToken cancel);
}
