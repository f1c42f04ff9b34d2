namespace Pointsman.Server;

/// <summary>
/// What is known of a key of the configuration. The reader, the JSON Schema and the page of the documentation are
/// made from the same descriptions, so none of them can know a key that the others do not.
/// </summary>
internal sealed record KeyDescription(string Name, KeyKind Kind, string About)
{
    /// <summary>What holds without the key, in words.</summary>
    public string Default { get; init; } = "none";

    /// <summary>The unit of a number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The least value: milliseconds for a duration, bytes for a size.</summary>
    public decimal? Least { get; init; }

    /// <summary>The largest value: milliseconds for a duration, bytes for a size.</summary>
    public decimal? Most { get; init; }

    /// <summary>The words that are allowed.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The keys of what stands under the key.</summary>
    public IReadOnlyList<KeyDescription> Inner { get; init; } = [];

    /// <summary>The inner key that a text in place of the object stands for.</summary>
    public string? Shorthand { get; init; }

    /// <summary>Whether a text may stand for a whole list.</summary>
    public bool OrText { get; init; }

    /// <summary>Whether the key must be there.</summary>
    public bool Required { get; init; }
}
