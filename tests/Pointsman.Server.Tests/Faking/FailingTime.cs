using System.Diagnostics;

namespace Pointsman.Server.Tests;

/// <summary>The system's clock, which throws the first time that a certain method asks for the date.</summary>
internal sealed class FailingTime(string asker) : TimeProvider
{
    private int _failed;

    public override DateTimeOffset GetUtcNow() =>
        Volatile.Read(ref _failed) == 0 && new StackTrace().ToString().Contains(asker, StringComparison.Ordinal)
        && Interlocked.Exchange(ref _failed, 1) == 0
            ? throw new InvalidCastException("the clock is broken")
            : base.GetUtcNow();
}
