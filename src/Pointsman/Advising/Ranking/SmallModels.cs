namespace Pointsman;

/// <summary>
/// Which models are small: by their parameters, or, when those are secret, by the middle price among their sellers. It
/// is the model that is small and not an offer of it, so a discount never makes one.
/// </summary>
internal static class SmallModels
{
    public static bool[] Of(Model[] models, Catalog catalog, RankingRules rules, DateOnly day) =>
        [.. models.Select(model => model.Parameters is { } parameters
            ? parameters <= rules.SmallParameters
            : MiddlePrice(catalog.OffersOf(model), day) <= rules.SmallPrice)];

    private static Usd? MiddlePrice(IReadOnlyList<Offer> offers, DateOnly day)
    {
        var prices = new List<Usd>(offers.Count);
        foreach (Offer offer in offers)
        {
            if (offer.PriceOn(day)?.Base.Input is { Amount: > 0m } price)
            {
                prices.Add(price);
            }
        }

        prices.Sort();
        return prices.Count == 0 ? null : prices[prices.Count / 2];
    }
}
