namespace Pointsman.Server.Tests;

/// <summary>
/// A clock whose time passes when it is told to, and whose timers ring then. Several may let it pass at once: what each
/// asks for comes on top of the other's, and it never goes back.
/// </summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Ringing> _timers = [];
    private long _ticks = ManualTime.Noon.Ticks;
    private long _end = ManualTime.Noon.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers are set.</summary>
    public int Timers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Ringing(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass; timers that come due ring in their order, each at its own time.</summary>
    public void Pass(TimeSpan span)
    {
        long end = Interlocked.Add(ref _end, span.Ticks);
        while (Next(end) is { } due)
        {
            due.Ring();
        }
    }

    private Ringing? Next(long end)
    {
        lock (_gate)
        {
            Ringing? due = _timers.Where(timer => timer.At <= end).MinBy(timer => timer.At);
            _ = due is not null && _timers.Remove(due);
            Interlocked.Exchange(ref _ticks, Math.Max(_ticks, due?.At ?? end));
            return due;
        }
    }

    private sealed class Ringing(SteppedTime time, Action ring) : ITimer
    {
        public long At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // As strict as the system's own.
            ArgumentOutOfRangeException.ThrowIfLessThan((long)dueTime.TotalMilliseconds, -1, nameof(dueTime));
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    At = time._ticks + dueTime.Ticks;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
