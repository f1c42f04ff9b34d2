namespace Pointsman.Faults;

/// <summary>All that is sent for one request, as a plan; <see cref="Player"/> carries it out.</summary>
internal sealed record Reply
{
    public int Status { get; init; } = 200;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public Framing Framing { get; init; }

    /// <summary>The length that the head says.</summary>
    public long Length { get; init; }

    /// <summary>The body; it may be endless.</summary>
    public IEnumerable<Step> Steps { get; init; } = [];

    public Ending Ending { get; init; }

    /// <summary>The wait before the head.</summary>
    public int DelayMs { get; init; }

    public bool HoldsHead { get; init; }

    /// <summary>Whether not even a head is sent.</summary>
    public bool IsMute { get; init; }

    public bool DripsHead { get; init; }

    public bool EarlyHints { get; init; }

    /// <summary>Whether the connection is closed after a proper end.</summary>
    public bool Once { get; init; }
}
