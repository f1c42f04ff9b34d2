namespace Pointsman.Cli.Tests;

/// <summary>A clock that stands still.</summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
