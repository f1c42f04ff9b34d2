using System.Text;

namespace Pointsman.Faults;

/// <summary>Every attempt, in the order in which their requests were complete. No line is ever dropped.</summary>
internal sealed class AttemptLog(TimeProvider time, long maxBodyBytes)
{
    private readonly Lock _lock = new();
    private readonly List<LogEntry> _entries = [];
    private readonly List<Waiter> _waiters = [];
    private readonly long _start = time.GetTimestamp();
    private long _bodyBytes;

    /// <summary>Since the mock started.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    public IReadOnlyList<Attempt> All
    {
        get
        {
            lock (_lock)
            {
                return Snapshot();
            }
        }
    }

    public LogEntry Add(Attempt attempt, ReadOnlySpan<byte> body)
    {
        lock (_lock)
        {
            bool fits = _bodyBytes + body.Length <= maxBodyBytes;
            _bodyBytes += fits ? body.Length : 0;
            var entry = new LogEntry(attempt with
            {
                Number = _entries.Count + 1,
                Received = Now,
                Body = fits ? Encoding.UTF8.GetString(body) : "",
                BodyBytes = body.Length,
            });
            _entries.Add(entry);
            Tell();
            return entry;
        }
    }

    public void Change(LogEntry entry, Func<Attempt, Attempt> change)
    {
        lock (_lock)
        {
            entry.Now = change(entry.Now);
            Tell();
        }
    }

    /// <summary>Forgets what was; an attempt still under way is forgotten too.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
            _bodyBytes = 0;
            Tell();
        }
    }

    /// <summary>Completes with the log as soon as the condition holds, at once when it holds already.</summary>
    public async Task<IReadOnlyList<Attempt>> WaitForAsync(
        Func<IReadOnlyList<Attempt>, bool> condition, CancellationToken cancel)
    {
        var waiter = new Waiter(condition, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            IReadOnlyList<Attempt> now = Snapshot();
            if (condition(now))
            {
                return now;
            }

            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Done.Task.WaitAsync(cancel);
        }
        finally
        {
            lock (_lock)
            {
                _waiters.Remove(waiter);
            }
        }
    }

    private Attempt[] Snapshot() => [.. _entries.Select(entry => entry.Now)];

    // A condition that throws fails the one who waits for it, and nobody else.
    private void Tell()
    {
        if (_waiters.Count == 0)
        {
            return;
        }

        Attempt[] now = Snapshot();
        foreach (Waiter waiter in _waiters)
        {
            try
            {
                if (waiter.Condition(now))
                {
                    waiter.Done.TrySetResult(now);
                }
            }
#pragma warning disable CA1031 // The condition is the test's own code and may throw what it likes.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                waiter.Done.TrySetException(fault);
            }
        }
    }

    private sealed record Waiter(
        Func<IReadOnlyList<Attempt>, bool> Condition, TaskCompletionSource<IReadOnlyList<Attempt>> Done);
}
