namespace Pointsman.Server;

/// <summary>
/// Where requests that are not urgent wait for a target: first come, first served, each woken when a request
/// somewhere has ended or the first cooldown is over. Bounded in number, bytes and time.
/// </summary>
internal sealed class FlexQueue(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private long _bytes;

    /// <summary>How many wait.</summary>
    public int Count => Volatile.Read(ref _count);

    private int _count;

    /// <summary>
    /// Waits until <paramref name="decide"/> refuses no more, or the time is up; the last refusal stands then.
    /// </summary>
    public async ValueTask<Refused?> WaitAsync(Call call, Refused refused, Func<Refused?> decide)
    {
        QueueSettings room = call.Snapshot.Settings.Queue;
        if (!TryEnter(call, room, out LinkedListNode<TaskCompletionSource>? place))
        {
            return new Refused(new WireError(503, ErrorCode.Overloaded,
                $"{refused.Error.Message}; {room.Length} requests wait already, as many as may"),
                refused.RetryAfterSeconds);
        }

        long began = time.GetTimestamp();
        try
        {
            while (time.GetElapsedTime(began) is var waited && waited < call.Route!.Settings.Flex.MostWait)
            {
                TimeSpan left = call.Route.Settings.Flex.MostWait - waited;
                var cooled = TimeSpan.FromSeconds(refused.RetryAfterSeconds ?? 1);
                bool woken = await WokenAsync(place.Value, cooled < left ? cooled : left, call.ClientGone);
                // What ends from now on wakes again, so that nothing is missed between looking and waiting.
                Renew(place);
                if (decide() is not { } again)
                {
                    return null;
                }

                refused = again;
                if (woken)
                {
                    // It has ended at a target that this one may not use; somebody behind it may.
                    Wake(place.Next);
                }
            }

            return refused;
        }
        finally
        {
            Leave(call, place);
        }
    }

    /// <summary>Something has ended: the first who waits may look again.</summary>
    public void Wake()
    {
        if (Count == 0)
        {
            return;
        }

        lock (_gate)
        {
            Wake(_waiting.First);
        }
    }

    // The first from this one on who is not awake yet.
    private void Wake(LinkedListNode<TaskCompletionSource>? node)
    {
        lock (_gate)
        {
            while (node is not null && !node.Value.TrySetResult())
            {
                node = node.Next;
            }
        }
    }

    private void Renew(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            place.Value = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    // Whether somebody woke it; else the time is over.
    private async Task<bool> WokenAsync(TaskCompletionSource woken, TimeSpan most, CancellationToken cancel)
    {
        try
        {
            await woken.Task.WaitAsync(most, time, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            // A cooldown is over by itself.
            return false;
        }
    }

    private bool TryEnter(
        Call call, QueueSettings room, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)]
        out LinkedListNode<TaskCompletionSource>? place)
    {
        lock (_gate)
        {
            place = null;
            if (_waiting.Count >= room.Length || _bytes + call.Body.Memory.Length > room.Bytes)
            {
                return false;
            }

            _bytes += call.Body.Memory.Length;
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            _count = _waiting.Count;
            return true;
        }
    }

    private void Leave(Call call, LinkedListNode<TaskCompletionSource> place)
    {
        lock (_gate)
        {
            LinkedListNode<TaskCompletionSource>? next = place.Next;
            _waiting.Remove(place);
            if (place.Value.Task.IsCompleted)
            {
                // Woken and not to look any more: the word is for another.
                Wake(next);
            }

            _bytes -= call.Body.Memory.Length;
            _count = _waiting.Count;
        }
    }
}
