using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>The page of one model: facts, abilities, scores, offers.</summary>
internal sealed class CatalogModelPage(CatalogRequest request, Catalog catalog, Model model, int limit)
{
    private readonly IReadOnlyList<Fact> _facts = FactSheet.Of(catalog, model);
    private readonly Abilities _abilities = Abilities.Of(catalog);

    public void Write()
    {
        Score[] scores =
        [
            .. catalog.Scores.Where(score => score.Model == model.Id)
                .OrderBy(score => score.Benchmark, StringComparer.Ordinal)
                    .ThenByDescending(score => score.Release, StringComparer.Ordinal)
                .ThenBy(score => score.Variant, StringComparer.Ordinal),
        ];
        Offer[] offers = [.. catalog.OffersOf(model).OrderBy(Order).ThenBy(offer => offer.Id, StringComparer.Ordinal)];
        if (request.Format == "json")
        {
            WriteJson(scores, offers);
            return;
        }

        string title = $"{model.Id}: {model.Name ?? model.Id}{(model.Maker is null ? "" : $", by {model.Maker}")}";
        request.Screen.Line(request.Format == "md" ? $"# {title}\n" : request.Screen.Bold(title));
        if (model.Aliases.Count > 0)
        {
            request.Screen.Line($"also {string.Join(", ", model.Aliases)}");
        }

        CatalogFacts.Part(request, "facts", CatalogFacts.Table(_facts));
        CatalogFacts.Part(request, "abilities", AbilityTable(),
            "mean ± deviation in spreads between models; the share of measured models below; "
                + "? where nothing was measured");
        CatalogFacts.Part(request, $"scores ({Shown(scores.Length)})", ScoreTable(scores));
        CatalogFacts.Part(request, $"offers ({Shown(offers.Length)})", OfferTable(offers), "USD per million tokens");
    }

    // Those who answer for what they sell come first.
    private int Order(Offer offer) => (int)(catalog.FindProvider(offer.Provider)?.Kind ?? ProviderKind.Reseller);

    private string Shown(int all) =>
        all > limit ? $"{limit} of {CatalogTexts.Count(all)}; --limit shows more" : CatalogTexts.Count(all);

    private IEnumerable<(Capability Capability, Ability Ability)> Known() =>
        (model.Task ?? ModelTask.Chat) is not (ModelTask.Chat or ModelTask.Completion)
            ? []
            : Enum.GetValues<Capability>()
                .Select(capability => (capability, _abilities.Of(model.Id, capability)))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.capability, pair.Item2!.Value));

    private Table AbilityTable()
    {
        var table =
            new Table(
            "capability", Column.Number("mean"), Column.Number("±"), Column.Number("better than"),
            Column.Number("scores"));
        foreach ((Capability capability, Ability ability) in Known())
        {
            table.Row(
                CatalogWords.Capabilities.Of(capability), CatalogTexts.Number(ability.Mean, "0.00"),
                    CatalogTexts.Number(ability.Deviation, "0.00"),
                CatalogAbility.Text(_abilities, capability, ability), CatalogTexts.Count(ability.Observations));
        }

        return table;
    }

    private Table ScoreTable(Score[] scores)
    {
        var table =
            new Table(
            "benchmark", Column.Number("value"), Column.Number("n"), "variant", "release", "date", "source", "licence");
        foreach (Score score in scores.Take(limit))
        {
            table.Row(
                score.Benchmark, CatalogTexts.Number(score.Value), score.N is { } n ? CatalogTexts.Count(n)
                    : "", score.Variant ?? "",
                score.Release, CatalogTexts.Day(score.Date), score.Source, Licence(score.Source));
        }

        return table;
    }

    private string Licence(string source) => catalog.Sources.FirstOrDefault(one => one.Id == source)?.Licence ?? "";

    private Table OfferTable(Offer[] offers)
    {
        var table =
            new Table(
            "offer", Column.Number("in"), Column.Number("out"), Column.Number("cached"), "priced since", "tiers",
            "context", "status",
            "ends", "price from");
        foreach (Offer offer in offers.Take(limit))
        {
            Price? price = offer.PriceOn(request.Day);
            string tiers = string.Join(", ", (price?.Tiers ?? []).Select(
                tier => $">{CatalogTexts.Tokens(tier.Above)}: "
                + $"{CatalogTexts.Amount(tier.Rates.Input)}/{CatalogTexts.Amount(tier.Rates.Output)}"));
            table.Row(
                offer.Id, CatalogTexts.Amount(price?.Base.Input), CatalogTexts.Amount(price?.Base.Output),
                CatalogTexts.Amount(price?.Base.CachedInput), price is null ? CatalogTexts.Unknown
                    : CatalogTexts.Day(price.From ?? offer.From), tiers,
                CatalogTexts.Tokens(offer.Context ?? model.Context), CatalogTexts.Status(offer), offer.Retires is null
                    ? "" : CatalogTexts.Day(offer.Retires),
                Provenance.PriceSource(catalog, offer)?.Id ?? "");
        }

        return table;
    }

    private void WriteJson(Score[] scores, Offer[] offers)
    {
        var abilities = new JsonObject();
        foreach ((Capability capability, Ability ability) in Known())
        {
            abilities[CatalogWords.Capabilities.Of(capability)] = CatalogAbility.Json(_abilities, capability, ability);
        }

        request.Screen.Json(new JsonObject
        {
            ["asOf"] = CatalogTexts.Json(request.Day),
            ["model"] = CatalogJson.Of(model),
            ["facts"] = CatalogFacts.Json(_facts),
            ["abilities"] = abilities,
            ["scores"] = CatalogJson.Array(scores.Select(score => CatalogTexts.Known(
                ("benchmark", score.Benchmark), ("value", CatalogTexts.Json(score.Value)), ("n", score.N),
                    ("variant", score.Variant),
                ("release", score.Release.Length > 0 ? score.Release : null), ("date", CatalogTexts.Json(score.Date)),
                ("source", score.Source), ("licence", Licence(score.Source)), ("url", score.Url)))),
            ["offers"] = CatalogJson.Array(offers.Select(offer =>
            {
                JsonObject json = CatalogJson.Of(offer);
                json["priceSource"] = Provenance.PriceSource(catalog, offer)?.Id;
                return (JsonNode)json;
            })),
        });
    }
}
