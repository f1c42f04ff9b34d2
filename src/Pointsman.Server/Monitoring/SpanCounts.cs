namespace Pointsman.Server;

/// <summary>What became of spans on their way out.</summary>
internal sealed class SpanCounts
{
    private long _exported;
    private long _failed;
    private long _dropped;

    /// <summary>Spans that a collector took.</summary>
    public long Exported => Interlocked.Read(ref _exported);

    /// <summary>Spans that no collector took, after all tries.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Spans for which the queue had no room.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void AddExported(long spans) => Interlocked.Add(ref _exported, spans);

    public void AddFailed(long spans) => Interlocked.Add(ref _failed, spans);

    public void AddDropped() => Interlocked.Increment(ref _dropped);
}
