namespace Pointsman.Faults.Tests;

/// <summary>A clock whose date stands still; its timers run.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
