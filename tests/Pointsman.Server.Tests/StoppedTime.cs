namespace Pointsman.Server.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
