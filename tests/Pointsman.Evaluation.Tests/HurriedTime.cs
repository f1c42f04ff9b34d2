namespace Pointsman.Evaluation.Tests;

/// <summary>
/// A clock that jumps: a timer of less than <paramref name="longest"/> rings at once, and the clock stands where it
/// would have rung. Longer ones, the longest waits for answers, never ring.
/// </summary>
internal sealed class HurriedTime(TimeSpan longest) : TimeProvider
{
    private long _now;

    public HurriedTime()
        : this(TimeSpan.FromSeconds(90))
    {
    }

    public TimeSpan Passed => TimeSpan.FromTicks(Interlocked.Read(ref _now));

    private TimeSpan Longest => longest;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Jump(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Jump(HurriedTime time, Action ring) : ITimer
    {
        private int _set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int set = Interlocked.Increment(ref _set);
            if (dueTime == Timeout.InfiniteTimeSpan || dueTime > time.Longest)
            {
                return true;
            }

            long due = time.GetTimestamp() + dueTime.Ticks;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                if (Volatile.Read(ref _set) == set)
                {
                    for (long now = time.GetTimestamp(); now < due;)
                    {
                        now = Interlocked.CompareExchange(ref time._now, due, now);
                    }

                    ring();
                }
            });
            return true;
        }

        public void Dispose() => Interlocked.Increment(ref _set);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
