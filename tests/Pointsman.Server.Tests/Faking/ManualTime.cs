namespace Pointsman.Server.Tests;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public ManualTime()
        : this(Noon)
    {
    }

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
