namespace Pointsman.Server;

/// <summary>A model under a name of the user's own, with what differs from the catalog.</summary>
public sealed record ModelSettings
{
    /// <summary>The name that clients and routes call it by.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Where it is served. Of several, the less loaded of two takes a request, by health and latency. At least one.
    /// </summary>
    public required IReadOnlyList<OfferName> Offers { get; init; }

    /// <summary>What it costs. Default: as the catalog says.</summary>
    public PriceSettings? Price { get; init; }

    /// <summary>The context window in tokens. Default: as the catalog says.</summary>
    public long? Context { get; init; }

    /// <summary>The longest answer in tokens. Default: as the catalog says.</summary>
    public long? MaxOutput { get; init; }

    /// <summary>How good its answers are, from 0 to 1, as you measured it. Default: as the catalog says.</summary>
    public double? Quality { get; init; }
}
