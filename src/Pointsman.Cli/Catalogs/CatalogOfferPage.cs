using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>The page of one offer: its facts and all its prices.</summary>
internal static class CatalogOfferPage
{
    public static void Write(CatalogRequest request, Catalog catalog, Offer offer)
    {
        IReadOnlyList<Fact> facts = FactSheet.Of(catalog, offer);
        if (request.Format == "json")
        {
            request.Screen.Json(new JsonObject
            {
                ["asOf"] = CatalogTexts.Json(request.Day),
                ["offer"] = CatalogJson.Of(offer),
                ["facts"] = CatalogFacts.Json(facts),
            });
            return;
        }

        string title = $"{offer.Id}: {offer.Model} at {catalog.FindProvider(offer.Provider)?.Name ?? offer.Provider}";
        request.Screen.Line(request.Format == "md" ? $"# {title}\n" : request.Screen.Bold(title));
        CatalogFacts.Part(request, "facts", CatalogFacts.Table(facts));
        CatalogFacts.Part(request, "prices", Prices(offer), "USD per million tokens");
    }

    /// <summary>All prices of an offer, with their first days, tiers, batch and priority.</summary>
    public static Table Prices(Offer offer)
    {
        var table =
            new Table(
            "from", "for", Column.Number("in"), Column.Number("out"), Column.Number("cached"),
            Column.Number("cache write"), "more");
        foreach (Price price in offer.Prices)
        {
            string from = price.From is { } day ? CatalogTexts.Day(day) : "the start";
            Row(from, "", price.Base);
            foreach (PriceTier tier in price.Tiers)
            {
                Row("", $"above {CatalogTexts.Tokens(tier.Above)} tokens", tier.Rates);
            }

            Row("", "batch", price.Batch);
            Row("", "priority", price.Priority);
        }

        return table;

        void Row(string from, string what, Rates? rates)
        {
            if (rates is not null)
            {
                table.Row(
                    from, what, CatalogTexts.Amount(rates.Input), CatalogTexts.Amount(rates.Output),
                    CatalogTexts.Amount(rates.CachedInput), CatalogTexts.Amount(rates.CacheWrite),
                        Special(rates.Special));
            }
        }
    }

    private static string Special(SpecialRates? special)
    {
        if (special is null)
        {
            return "";
        }

        (string Name, Usd? Amount)[] rates =
        [
            ("cache write for an hour", special.CacheWriteHour), ("reasoning", special.Reasoning),
            ("audio in", special.AudioInput), ("audio out", special.AudioOutput),
            ("image tokens in", special.ImageInput), ("image tokens out", special.ImageOutput),
            ("per image in", special.PerImageInput), ("per image out", special.PerImageOutput),
            ("per second in", special.PerSecondInput), ("per second out", special.PerSecondOutput),
            ("per request", special.PerRequest),
        ];
        return string.Join(
            ", ", rates.Where(rate => rate.Amount is not null).Select(rate => $"{rate.Name} {rate.Amount}"));
    }
}
