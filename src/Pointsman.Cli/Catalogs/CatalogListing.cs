using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary>Sorts and writes what a search has found.</summary>
internal sealed class CatalogListing(Catalog catalog, DateOnly day, string sort)
{
    private readonly Dictionary<string, CheapestOffer?> _cheapest = new(StringComparer.Ordinal);
    private readonly Capability? _by = CatalogWords.Capabilities.TryParse(sort, out Capability by) ? by : null;
    private readonly Abilities? _abilities =
        CatalogWords.Capabilities.TryParse(sort, out _) ? Abilities.Of(catalog) : null;

    public int Models(CatalogQuery query, int limit, CatalogRequest request)
    {
        Model[] all =
            [.. Sorted(query.Models(catalog, day), model => model, Blended, model => model.Context, model => model.Id)];
        Model[] shown = [.. all.Take(limit)];
        if (request.Format == "json")
        {
            return Json(request, "models", all.Length, shown.Select(JsonOf));
        }

        List<Column> columns =
            ["model", "maker", "released", Column.Number("context"), Column.Number("in"), Column.Number("out"),
            "cheapest at", Column.Number("offers"), "task"];
        if (_by is not null)
        {
            columns.Add(Column.Number(sort));
        }

        var table = new Table([.. columns]);
        foreach (Model model in shown)
        {
            CheapestOffer? cheapest = Cheapest(model);
            table.Row(
                model.Id, model.Maker ?? CatalogTexts.Unknown, CatalogTexts.Day(model.Released),
                    CatalogTexts.Tokens(model.Context),
                CatalogTexts.Amount(cheapest?.Price.Base.Input), CatalogTexts.Amount(cheapest?.Price.Base.Output),
                cheapest?.Offer.Provider ?? CatalogTexts.Unknown, CatalogTexts.Count(catalog.OffersOf(model).Count),
                CatalogWords.Tasks.Of(model.Task ?? ModelTask.Chat), Ability(model));
        }

        return Text(request, table, all.Length, "model");
    }

    public int Offers(CatalogQuery query, int limit, CatalogRequest request)
    {
        var found = query.Offers(catalog, day);
        (Offer Offer, Model Model)[] all = [.. Sorted(
            found, pair => pair.Model, pair =>
                pair.Offer.PriceOn(day) is { } price ? CheapestOffer.BlendedOf(price) : null,
            pair => pair.Offer.Context ?? pair.Model.Context, pair => pair.Offer.Id)];
        (Offer Offer, Model Model)[] shown = [.. all.Take(limit)];
        if (request.Format == "json")
        {
            return Json(request, "offers", all.Length, shown.Select(pair => CatalogJson.Of(pair.Offer, day)));
        }

        var table = new Table("offer", "model", Column.Number("context"), Column.Number("in"), Column.Number("out"),
            Column.Number("cached"), "since", "region", "status");
        foreach ((Offer offer, Model model) in shown)
        {
            Rates? rates = offer.PriceOn(day)?.Base;
            table.Row(
                offer.Id, offer.Model, CatalogTexts.Tokens(offer.Context ?? model.Context),
                    CatalogTexts.Amount(rates?.Input),
                CatalogTexts.Amount(rates?.Output), CatalogTexts.Amount(rates?.CachedInput),
                    CatalogTexts.Day(offer.From ?? model.Released),
                offer.Region ?? "", CatalogTexts.Status(offer));
        }

        return Text(request, table, all.Length, "offer");
    }

    private int Text(CatalogRequest request, Table table, int all, string noun)
    {
        string counts = $"{CatalogTexts.Count(all, noun)} on {CatalogTexts.Day(day)}, {table.Count} shown, by {sort}";
        if (request.Format == "md")
        {
            request.Screen.Line(table.ToMarkdown());
            request.Screen.Message(counts);
            return ExitCode.Ok;
        }

        if (all > 0)
        {
            table.Write(request.Screen);
            request.Screen.Line();
        }

        request.Screen.Line(counts + (all > table.Count ? "; --limit shows more" : ""));
        if (noun == "model" && all > 0)
        {
            request.Screen.Line(
                request.Screen.Dim("prices: USD per million tokens where it is cheapest, at makers, clouds and hosts"));
        }

        return ExitCode.Ok;
    }

    private int Json(CatalogRequest request, string key, int all, IEnumerable<JsonObject> shown)
    {
        JsonNode[] items = [.. shown];
        request.Screen.Json(new JsonObject
        {
            ["asOf"] = CatalogTexts.Json(day), ["found"] = all, ["shown"] = items.Length, [key] = new JsonArray(items),
        });
        return ExitCode.Ok;
    }

    private JsonObject JsonOf(Model model)
    {
        JsonObject json = CatalogJson.Of(model);
        json["offers"] = catalog.OffersOf(model).Count;
        if (Cheapest(model) is { } cheapest)
        {
            json["cheapest"] = CatalogJson.Of(cheapest.Offer, day);
        }

        if (_by is { } by && _abilities?.Of(model.Id, by) is { } ability)
        {
            json[sort] = CatalogTexts.Json(ability.Mean);
        }

        return json;
    }

    private IEnumerable<T> Sorted<T>(
        IEnumerable<T> found, Func<T, Model> model, Func<T, Usd?> price, Func<T, int?> context, Func<T, string> name) =>
            (sort switch
        {
            "released" => found.OrderByDescending(one => model(one).Released ?? DateOnly.MinValue),
            "price" => found.OrderBy(one => price(one)?.Amount ?? decimal.MaxValue),
            "context" => found.OrderByDescending(one => context(one) ?? 0),
            _ when _by is { } by =>
                found.OrderByDescending(one => _abilities!.Of(model(one).Id, by)?.Cautious(1.0) ?? double.MinValue),
            _ => found.OrderBy(name, StringComparer.Ordinal),
        }).ThenBy(name, StringComparer.Ordinal);

    private string Ability(Model model) =>
        _by is { } by && _abilities!.Of(model.Id, by) is { } ability ? CatalogAbility.Text(_abilities, by, ability)
            : "";

    private Usd? Blended(Model model) => Cheapest(model)?.Blended;

    private CheapestOffer? Cheapest(Model model)
    {
        if (!_cheapest.TryGetValue(model.Id, out CheapestOffer? cheapest))
        {
            _cheapest[model.Id] = cheapest = CheapestOffer.Of(catalog, model, day, CheapestOffer.Direct);
        }

        return cheapest;
    }
}
