namespace Pointsman.Evaluation;

/// <summary>A call that waits for its turn.</summary>
/// <param name="bound">The most that it may cost.</param>
internal sealed class CallWaiter(Usd bound)
    : TaskCompletionSource<CallTicket?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>The most that it may cost.</summary>
    public Usd Bound => bound;
}
