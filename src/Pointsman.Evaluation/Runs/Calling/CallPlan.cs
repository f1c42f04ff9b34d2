namespace Pointsman.Evaluation;

/// <summary>A call that is to be made until it is answered.</summary>
/// <param name="Lane">Whose limits it shares.</param>
/// <param name="Bound">The most that it may cost.</param>
/// <param name="Journal">Where it is written down.</param>
/// <param name="Ask">Makes one attempt.</param>
/// <param name="Keep">Writes the answer of the nth attempt down, before another call takes its place.</param>
internal sealed record CallPlan<T>(
    CallLane Lane, Func<Usd> Bound, CallJournal Journal, Func<CancellationToken, Task<CallOnce<T>>> Ask,
    Action<CallOnce<T>, int> Keep)
    where T : class;
