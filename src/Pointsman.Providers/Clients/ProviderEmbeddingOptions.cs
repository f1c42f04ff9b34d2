namespace Pointsman.Providers;

/// <summary>How a <see cref="ProviderEmbeddingGenerator"/> works.</summary>
public sealed record ProviderEmbeddingOptions
{
    /// <summary>What the provider is called in metadata and errors. Default: the protocol's maker.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Headers of every request; they replace those that the generator would send: <c>api-key</c> for Azure.
    /// Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The largest answer, in bytes. Default: 32 MiB.</summary>
    public int MostBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>The clock, for dates in <c>Retry-After</c>. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
