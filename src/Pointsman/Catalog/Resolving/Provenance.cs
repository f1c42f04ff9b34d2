namespace Pointsman;

/// <summary>Looks up which source a resolved fact came from.</summary>
public static class Provenance
{
    /// <summary>The source of an offer's price, by the policy; null when none states one.</summary>
    public static Source? PriceSource(Catalog catalog, Offer offer)
    {
        Source? best = null;
        int bestRank = int.MaxValue;
        for (int i = 0; i < catalog.Facts.Count; i++)
        {
            int at = IndexOf(catalog.Facts[i].Offers, offer.Id);
            int rank = catalog.Policy.Rank(FactGroup.Price, i);
            if (at >= 0 && catalog.Facts[i].Offers[at].Prices.Count > 0 && rank < bestRank)
            {
                (best, bestRank) = (catalog.Facts[i].Source, rank);
            }
        }

        return best;
    }

    private static int IndexOf(List<Offer> offers, string id)
    {
        int low = 0, high = offers.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = string.CompareOrdinal(offers[middle].Id, id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
