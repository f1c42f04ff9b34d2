namespace Pointsman;

/// <summary>What is known of a task in general.</summary>
public sealed record TaskDescription
{
    /// <summary><c>support</c>, <c>code</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The task in words.</summary>
    public required string Title { get; init; }

    /// <summary>Which kind of model does it.</summary>
    public ModelTask Model { get; init; } = ModelTask.Chat;

    /// <summary>routine, complex, creative or analysis.</summary>
    public required string Kind { get; init; }

    /// <summary>simple, generation or analysis.</summary>
    public required string Complexity { get; init; }

    /// <summary>What counts, and how much.</summary>
    public IReadOnlyList<CapabilityWeight> Capabilities { get; init; } = [];

    /// <summary>Specialists that may be considered.</summary>
    public IReadOnlyList<string> Specialties { get; init; } = [];

    /// <summary>What one request usually consumes.</summary>
    public required Usage Usage { get; init; }
}
