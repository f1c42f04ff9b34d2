namespace Pointsman;

/// <summary>
/// Which models are small: by their parameters, or, when those are secret, by the middle price among their sellers. It
/// is the model that is small and not an offer of it, so a discount never makes one.
/// </summary>
internal static class SmallModels
{
    public static bool[] Of(
        Model[] models, Dictionary<string, int> index, IReadOnlyList<Offer> offers, RankingRules rules, DateOnly day)
    {
        // One row of prices for all models, each with a stretch of its own: a list for each model would cost more
        // than the answer.
        int[] from = new int[models.Length + 1];
        foreach (Offer offer in offers)
        {
            if (index.TryGetValue(offer.Model, out int model))
            {
                from[model + 1]++;
            }
        }

        for (int i = 0; i < models.Length; i++)
        {
            from[i + 1] += from[i];
        }

        decimal[] prices = new decimal[from[^1]];
        int[] count = new int[models.Length];
        foreach (Offer offer in offers)
        {
            if (index.TryGetValue(offer.Model, out int model) && offer.PriceOn(day)?.Base.Input
                is { Amount: > 0m } price)
            {
                Insert(prices.AsSpan(from[model], count[model]++ + 1), price.Amount);
            }
        }

        bool[] small = new bool[models.Length];
        for (int i = 0; i < models.Length; i++)
        {
            decimal? middle = count[i] == 0 ? null : prices[from[i] + (count[i] / 2)];
            small[i] = models[i].Parameters is { } parameters ? parameters <= rules.SmallParameters
                : middle <= rules.SmallPrice.Amount;
        }

        return small;
    }

    // Keeps the stretch sorted; the last place is free.
    private static void Insert(Span<decimal> sorted, decimal price)
    {
        int at = sorted.Length - 1;
        while (at > 0 && sorted[at - 1] > price)
        {
            sorted[at] = sorted[at - 1];
            at--;
        }

        sorted[at] = price;
    }
}
