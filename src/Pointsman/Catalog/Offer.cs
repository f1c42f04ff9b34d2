namespace Pointsman;

/// <summary>
/// A model at a provider, at a price. The id is <c>provider/wire-name</c>, which is what a client of the gateway may
/// ask for. As with <see cref="Model"/>, absent means that no source states it.
/// </summary>
public sealed record Offer
{
    /// <summary><c>provider/wire-name</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the model that is sold.</summary>
    public required string Model { get; init; }

    /// <summary>Who sells it: the part of the id before the first slash.</summary>
    public string Provider => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>What the provider calls it on the wire: the part of the id after the first slash.</summary>
    public string WireName => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The region that serves it, when the offer is bound to one: <c>eu</c>, <c>us</c>.</summary>
    public string? Region { get; init; }

    /// <summary>How many tokens fit into one request here.</summary>
    public int? Context { get; init; }

    /// <summary>How many tokens one answer may have here.</summary>
    public int? MaxOutput { get; init; }

    /// <summary>What it reads here, when that differs from the model.</summary>
    public Modalities? Input { get; init; }

    /// <summary>What it gives here, when that differs from the model.</summary>
    public Modalities? Output { get; init; }

    /// <summary>What it can do here.</summary>
    public Features? Features { get; init; }

    /// <summary>Where in its life the offer is.</summary>
    public Lifecycle? Status { get; init; }

    /// <summary>The first day on which it is sold; the release of the model when absent.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day on which it is sold no more.</summary>
    public DateOnly? Retires { get; init; }

    /// <summary>The wire name that the provider recommends instead.</summary>
    public string? Replacement { get; init; }

    /// <summary>Requests allowed per minute by default.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens allowed per minute by default.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>The prices, oldest first; empty when no price is known.</summary>
    public IReadOnlyList<Price> Prices { get; init; } = [];

    /// <summary>Where the source says so, when that is finer than the source's own address.</summary>
    public string? Url { get; init; }

    /// <summary>The day of the oldest source that knows it; it existed by then.</summary>
    internal DateOnly Seen { get; init; }

    /// <summary>The source of the prices.</summary>
    internal string? PricedBy { get; init; }

    /// <summary>Whether a source that lists only what is on sale lists it.</summary>
    internal bool Listed { get; init; }

    /// <summary>The price in force on a day: the latest that had begun by then; null when none is known.</summary>
    public Price? PriceOn(DateOnly day)
    {
        for (int i = Prices.Count - 1; i >= 0; i--)
        {
            if (Prices[i].From is not { } from || from <= day)
            {
                return Prices[i];
            }
        }

        return null;
    }
}
