namespace Pointsman.Cli;

/// <summary>Finds the offer that a person means: by its id, or by a model, of which the maker's own offer
/// counts.</summary>
internal static class OfferFinder
{
    public static (Offer? Offer, Model? Model, string Hint) Find(string name)
    {
        Catalog catalog = CatalogHome.Of(null).Load();
        if (catalog.FindOffer(name) is { } offer)
        {
            return (offer, catalog.FindModel(offer.Model), "");
        }

        if (catalog.FindModel(name) is { } model)
        {
            Offer? best = catalog.OffersOf(model)
                .Where(each => each.Prices.Count > 0)
                .OrderBy(each => catalog.FindProvider(each.Provider)?.Kind ?? ProviderKind.Reseller)
                .ThenBy(each => each.Id, StringComparer.Ordinal)
                .FirstOrDefault();
            return (best, model, best is null
                ? $"nobody states a price of {model.Id}: give --price-in and --price-out" : "");
        }

        IEnumerable<string> known = catalog.Offers.Select(each => each.Id)
            .Concat(catalog.Models.Select(each => each.Id));
        return (null, null, Spelling.Hint(name, known, "'pointsman catalog list' lists the models"));
    }
}
