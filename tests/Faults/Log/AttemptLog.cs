using System.Text;

namespace Pointsman.Faults;

/// <summary>Every attempt, in the order in which their requests were complete. No line is ever dropped.</summary>
internal sealed class AttemptLog(TimeProvider time, long maxBodyBytes)
{
    private readonly Lock _lock = new();
    private readonly List<Attempt> _lines = [];
    private readonly List<Waiter> _waiters = [];
    private readonly long _start = time.GetTimestamp();
    private long _bodyBytes;
    private int _era;

    /// <summary>Since the mock started.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);

    public IReadOnlyList<Attempt> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public LogEntry Add(Attempt attempt, ReadOnlySpan<byte> body)
    {
        lock (_lock)
        {
            bool fits = _bodyBytes + body.Length <= maxBodyBytes;
            _bodyBytes += fits ? body.Length : 0;
            Attempt line = attempt with
            {
                Number = _lines.Count + 1,
                Received = Now,
                Body = fits ? Encoding.UTF8.GetString(body) : "",
                BodyBytes = body.Length,
            };
            _lines.Add(line);
            Tell();
            return new(line, _era);
        }
    }

    public void Change(LogEntry entry, Func<Attempt, Attempt> change)
    {
        lock (_lock)
        {
            entry.Now = change(entry.Now);
            if (entry.Era == _era)
            {
                _lines[entry.Now.Number - 1] = entry.Now;
                Tell();
            }
        }
    }

    /// <summary>Forgets what was; an attempt still under way is forgotten too.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _lines.Clear();
            _era++;
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
            if (condition(_lines))
            {
                return [.. _lines];
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

    // Conditions see the log itself, under its lock; a copy is made for the one that holds. A condition that throws
    // fails the one who waits for it, and nobody else.
    private void Tell()
    {
        foreach (Waiter waiter in _waiters)
        {
            try
            {
                if (!waiter.Done.Task.IsCompleted && waiter.Condition(_lines))
                {
                    waiter.Done.TrySetResult([.. _lines]);
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
