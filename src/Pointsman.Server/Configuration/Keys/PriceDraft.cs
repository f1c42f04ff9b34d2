namespace Pointsman.Server;

/// <summary>What the file says of a price.</summary>
internal sealed record PriceDraft
{
    public Usd? Input { get; init; }

    public Usd? Output { get; init; }

    public Usd? CachedInput { get; init; }

    public Usd? CacheWrite { get; init; }
}
