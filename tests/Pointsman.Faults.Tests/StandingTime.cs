namespace Pointsman.Faults.Tests;

/// <summary>A clock that stands where it is set; its timers run by the real one.</summary>
internal sealed class StandingTime : TimeProvider
{
    public TimeSpan Passed { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Passed.Ticks;
}
