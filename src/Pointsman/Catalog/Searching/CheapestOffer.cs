namespace Pointsman;

/// <summary>The offer at which a model costs least on a day.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Price">Its price on that day.</param>
/// <param name="Blended">Dollars for a million tokens, of which three quarters go in and one comes out.</param>
public sealed record CheapestOffer(Offer Offer, Price Price, Usd Blended)
{
    /// <summary>
    /// Sellers who answer for what they sell: makers, clouds and hosts; no resellers, no subscriptions.
    /// </summary>
    public static IReadOnlyList<ProviderKind> Direct { get; } =
        [ProviderKind.Maker, ProviderKind.Cloud, ProviderKind.Host];

    /// <summary>
    /// The cheapest offer of a model at such sellers; null when none has a price. Prices of 0 are trials and do not
    /// count, nor do offers that are on their way out or not confirmed to be on sale.
    /// </summary>
    public static CheapestOffer? Of(Catalog catalog, Model model, DateOnly day, IReadOnlyCollection<ProviderKind> kinds)
    {
        CheapestOffer? best = null;
        bool answers = (model.Task ?? ModelTask.Chat) is ModelTask.Chat or ModelTask.Completion;
        foreach (Offer offer in catalog.OffersOf(model))
        {
            bool sold = offer.Status is null or Lifecycle.Active or Lifecycle.Preview;
            bool wanted = sold && kinds.Contains(catalog.FindProvider(offer.Provider)?.Kind ?? ProviderKind.Reseller);
            if (wanted && offer.PriceOn(day) is { } price && BlendedOf(price) is { } blended
                && !(answers && price.Base.Output == Usd.Zero) && (best is null || blended < best.Blended))
            {
                best = new CheapestOffer(offer, price, blended);
            }
        }

        return best;
    }

    /// <summary>
    /// A million tokens of which three quarters go in; null when a rate is unknown or everything costs 0.
    /// </summary>
    public static Usd? BlendedOf(Price price) =>
        price.Base is { Input: { } input, Output: { } output } && (input > Usd.Zero || output > Usd.Zero)
            ? ((input * 3m) + output) / 4m
            : null;
}
