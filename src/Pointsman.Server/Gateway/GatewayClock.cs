namespace Pointsman.Server;

/// <summary>Milliseconds of a steady clock, from 1 on; what cooldowns and windows are counted in.</summary>
internal sealed class GatewayClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public long Milliseconds => 1 + (long)time.GetElapsedTime(_start).TotalMilliseconds;
}
