namespace Pointsman.Providers.Tests.Simulated;

/// <summary>A clock that goes on by a millisecond with every look at it, and whose timers ring at once.</summary>
internal sealed class PassingTime : TimeProvider
{
    private long _looks;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, TimeSpan.Zero, period);
}
