namespace Pointsman.Server;

/// <summary>
/// The finished calls on their way to the writer: any thread adds without a lock and without allocating, one thread
/// takes them all at once.
/// </summary>
internal sealed class CallQueue
{
    private CallRecord? _last;

    /// <summary>How many wait.</summary>
    public int Count => Volatile.Read(ref _last)?.Depth ?? 0;

    public bool IsEmpty => Volatile.Read(ref _last) is null;

    /// <summary>Adds a call, and says how many wait with it; at 1 nobody may have woken the writer yet.</summary>
    public int Add(CallRecord call)
    {
        CallRecord? seen = Volatile.Read(ref _last);
        while (true)
        {
            call.Previous = seen;
            int depth = call.Depth = seen is null ? 1 : seen.Depth + 1;
            CallRecord? was = Interlocked.CompareExchange(ref _last, call, seen);
            if (was == seen)
            {
                // The writer may have the call by now, and somebody else may have it soon after.
                return depth;
            }

            seen = was;
        }
    }

    /// <summary>Moves all that wait to the end of a list, the oldest first.</summary>
    public void TakeAll(List<CallRecord> calls)
    {
        int from = calls.Count;
        CallRecord? call = Interlocked.Exchange(ref _last, null);
        while (call is not null)
        {
            calls.Add(call);
            (CallRecord taken, call) = (call, call.Previous);
            taken.Previous = null;
        }

        calls.Reverse(from, calls.Count - from);
    }
}
