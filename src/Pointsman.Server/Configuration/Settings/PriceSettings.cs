namespace Pointsman.Server;

/// <summary>What a model costs, in USD per 1M tokens; it stands for the whole price of the catalog.</summary>
public sealed record PriceSettings
{
    /// <summary>For a million tokens read.</summary>
    public required Usd Input { get; init; }

    /// <summary>For a million tokens written.</summary>
    public required Usd Output { get; init; }

    /// <summary>For a million tokens read from the provider's prompt cache. Default: as input.</summary>
    public Usd? CachedInput { get; init; }

    /// <summary>For a million tokens written to the provider's prompt cache. Default: as input.</summary>
    public Usd? CacheWrite { get; init; }
}
