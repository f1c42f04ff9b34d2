namespace Pointsman.Evaluation;

/// <summary>A request that a gateway recorded, on its way to become a case. Who sent it is not part of it.</summary>
public sealed record RecordedRequest
{
    /// <summary>The id of its decision; ids sort by time.</summary>
    public required string Id { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The route that was asked.</summary>
    public required string Route { get; init; }

    /// <summary>The conversation; the question is the last message, and the user's.</summary>
    public required IReadOnlyList<RecordedMessage> Messages { get; init; }

    /// <summary>The answer that was given; null where there was none, or not all of it was kept.</summary>
    public string? Answer { get; init; }

    /// <summary>The model that it went to last; null where nothing was asked.</summary>
    public string? Model { get; init; }

    /// <summary>Its tags: <c>team=a</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How it ended; null where nobody knows any more.</summary>
    public string? Outcome { get; init; }

    /// <summary>What it cost; null where nobody knows any more.</summary>
    public Usd? Cost { get; init; }

    /// <summary>How long it took; null where nobody knows any more.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What the client called the conversation; it becomes a number.</summary>
    public string? Session { get; init; }
}
