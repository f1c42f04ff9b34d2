namespace Pointsman.Providers;

/// <summary>One event of a stream, as spans into the reader's buffer: valid until the reader is asked again.</summary>
public readonly ref struct ServerSentEvent
{
    internal ServerSentEvent(
        ReadOnlyMemory<byte> raw, ReadOnlyMemory<byte> data, ReadOnlySpan<byte> name, bool whole)
    {
        IsWhole = whole;
        RawMemory = raw;
        DataMemory = data;
        Name = name;
    }

    /// <summary>The bytes as they came, the blank line that ends them included.</summary>
    public ReadOnlySpan<byte> Raw => RawMemory.Span;

    /// <summary>What follows <c>data:</c>; several lines are joined by line feeds. Empty for a comment.</summary>
    public ReadOnlySpan<byte> Data => DataMemory.Span;

    /// <summary>The same, for those who keep it until the reader is asked again.</summary>
    public ReadOnlyMemory<byte> DataMemory { get; }

    /// <summary>What follows <c>event:</c>; empty when the event has no name.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>Whether a blank line ends it; the last one of a stream may have none.</summary>
    public bool IsWhole { get; }

    private ReadOnlyMemory<byte> RawMemory { get; }
}
