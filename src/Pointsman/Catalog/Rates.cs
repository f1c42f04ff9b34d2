namespace Pointsman;

/// <summary>Dollars per one million tokens, and a few flat amounts. Absent means not stated, never free.</summary>
public sealed record Rates
{
    /// <summary>No rate is known.</summary>
    public static readonly Rates Unknown = new();

    /// <summary>Input tokens.</summary>
    public Usd? Input { get; init; }

    /// <summary>Output tokens.</summary>
    public Usd? Output { get; init; }

    /// <summary>Input tokens that were read from the provider's cache.</summary>
    public Usd? CachedInput { get; init; }

    /// <summary>Input tokens that were written to the provider's cache.</summary>
    public Usd? CacheWrite { get; init; }

    /// <summary>The rates that few offers have.</summary>
    public SpecialRates? Special { get; init; }

    /// <summary>These rates, and where one is absent, that of the others.</summary>
    public Rates Or(Rates others) => new()
    {
        Input = Input ?? others.Input,
        Output = Output ?? others.Output,
        CachedInput = CachedInput ?? others.CachedInput,
        CacheWrite = CacheWrite ?? others.CacheWrite,
        Special = Special is null || others.Special is null ? Special ?? others.Special : Special.Or(others.Special),
    };
}
