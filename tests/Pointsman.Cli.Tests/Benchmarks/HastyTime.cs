namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>
/// A clock that jumps to whatever is waited for, so that simulated models answer at once; waits of a minute and more,
/// the longest for an answer, never end.
/// </summary>
internal sealed class HastyTime : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Bell(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Reach(long due)
    {
        long now = GetTimestamp();
        while (now < due)
        {
            now = Interlocked.CompareExchange(ref _now, due, now);
        }
    }

    private sealed class Bell(HastyTime time, Action ring) : ITimer
    {
        private int _set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int set = Interlocked.Increment(ref _set);
            if (dueTime >= TimeSpan.Zero && dueTime < Longest)
            {
                long due = time.GetTimestamp() + dueTime.Ticks;
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    if (Volatile.Read(ref _set) == set)
                    {
                        time.Reach(due);
                        ring();
                    }
                });
            }

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
