namespace Pointsman;

/// <summary>Looks up which source a resolved fact came from.</summary>
public static class Provenance
{
    /// <summary>The source of an offer's price, by the policy; null when none states one.</summary>
    public static Source? PriceSource(Catalog catalog, Offer offer)
    {
        foreach (Source source in catalog.Sources)
        {
            if (source.Id == offer.PricedBy)
            {
                return source;
            }
        }

        return null;
    }
}
