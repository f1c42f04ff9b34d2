namespace Pointsman;

/// <summary>
/// What an offer costs from a day on. Rates are dollars per one million tokens unless the name says otherwise. A rate
/// that is absent is not sold separately: <c>Charge.For</c> says what then counts instead.
/// </summary>
public sealed record Price
{
    /// <summary>The first day of this price; absent when it holds since the offer began.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The rates that hold below the first tier.</summary>
    public Rates Base { get; init; } = Rates.Unknown;

    /// <summary>Rates that hold for the whole request once its input is longer, by rising threshold.</summary>
    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];

    /// <summary>The rates when the request waits in a batch.</summary>
    public Rates? Batch { get; init; }

    /// <summary>The rates when the request is served first.</summary>
    public Rates? Priority { get; init; }

    /// <summary>The rates for a request with so many input tokens.</summary>
    public Rates For(long inputTokens)
    {
        Rates rates = Base;
        foreach (PriceTier tier in Tiers)
        {
            if (inputTokens > tier.Above)
            {
                rates = tier.Rates.Or(Base);
            }
        }

        return rates;
    }
}
