using System.Diagnostics;

namespace Pointsman.Server.Tests;

/// <summary>
/// The system's clock, which throws the first time that a certain method asks for the time. A test may itself run on
/// the stack of what another test waited for, so who asks is told apart by as much of the name as it takes.
/// </summary>
internal sealed class FailingTime(string asker) : TimeProvider
{
    private int _failed;

    public override DateTimeOffset GetUtcNow() => Fails() ? throw Broken() : base.GetUtcNow();

    public override long GetTimestamp() => Fails() ? throw Broken() : base.GetTimestamp();

    private bool Fails() =>
        Volatile.Read(ref _failed) == 0 && new StackTrace().ToString().Contains(asker, StringComparison.Ordinal)
        && Interlocked.Exchange(ref _failed, 1) == 0;

    private static InvalidCastException Broken() => new("the clock is broken");
}
