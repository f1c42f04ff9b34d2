namespace Pointsman.Evaluation.Tests;

/// <summary>A clock whose time passes when it is told to, and whose timers ring then.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<Ringing> _timers = [];
    private long _ticks = Noon.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

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
        long end = _ticks + span.Ticks;
        while (Next(end) is { } due)
        {
            Interlocked.Exchange(ref _ticks, Math.Max(_ticks, due.At));
            due.Ring();
        }

        Interlocked.Exchange(ref _ticks, end);
    }

    private Ringing? Next(long end)
    {
        lock (_gate)
        {
            Ringing? due = _timers.Where(timer => timer.At <= end).MinBy(timer => timer.At);
            _ = due is not null && _timers.Remove(due);
            return due;
        }
    }

    private sealed class Ringing(SteppedTime time, Action ring) : ITimer
    {
        public long At { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
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
