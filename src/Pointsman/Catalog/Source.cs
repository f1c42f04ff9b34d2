namespace Pointsman;

/// <summary>Where facts come from. Every value in the catalog belongs to one source.</summary>
public sealed record Source
{
    /// <summary><c>models.dev</c>, <c>litellm</c>; also the folder of its facts in <c>catalog/facts</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name as the source writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }

    /// <summary>The day on which its facts were taken.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The version that was taken, when it has one.</summary>
    public string? Version { get; init; }

    /// <summary>The licence of the source.</summary>
    public required string Licence { get; init; }

    /// <summary>
    /// Whether it keeps what is no longer sold, as price maps do. Such a source tells what things cost, not that they
    /// can still be bought.
    /// </summary>
    public bool KeepsEnded { get; init; }

    /// <summary>What the licence or courtesy asks to be said.</summary>
    public string? Attribution { get; init; }
}
