namespace Pointsman.Providers;

/// <summary>The vectors of texts, in the form that stands between two protocols.</summary>
public sealed record EmbeddedTexts
{
    /// <summary>One vector for each text, in the order of the texts.</summary>
    public required IReadOnlyList<float[]> Vectors { get; init; }

    /// <summary>The model as the provider names it; null when it does not.</summary>
    public string? Model { get; init; }

    /// <summary>The tokens of the texts; null when the provider does not tell.</summary>
    public long? InputTokens { get; init; }
}
