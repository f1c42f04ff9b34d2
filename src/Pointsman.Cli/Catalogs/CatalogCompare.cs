using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog compare</c>: models side by side.</summary>
internal static class CatalogCompare
{
    private const int MostModels = 12;

    private static readonly Capability[] _abilities =
        [Capability.Reasoning, Capability.Math, Capability.Code, Capability.Writing, Capability.Tools,
            Capability.Documents, Capability.Speed];

    public static Command Create(CatalogContext context) => CatalogVerb.Create(
        "compare", "Models side by side", CatalogVerb.Form(), context, Run, "MODEL",
            "Two models or more, by any of their names").WithExamples(
        "pointsman catalog compare gpt-4o claude-3.5-sonnet gemini-1.5-pro",
        "pointsman catalog compare gpt-4 claude-3-opus --as-of 2024-12",
        "pointsman catalog compare gpt-4o claude-3.5-sonnet --format md");

    private static int Run(CatalogRequest request)
    {
        request.NeedWords(2, MostModels, "MODEL", $"name two models, at most {MostModels}");
        request.RefuseFaults();
        Catalog catalog = request.Home.Load().AsOf(request.Day);
        Model[] models = [.. request.Words.Select(name => request.ModelOf(catalog, name)).OfType<Model>()];
        request.RefuseFaults();
        Abilities abilities = Abilities.Of(catalog);
        Side[] sides = [.. models.Select(model => new Side(
            model, CheapestOffer.Of(catalog, model, request.Day, CheapestOffer.Direct), catalog.OffersOf(model)))];
        if (request.Format == "json")
        {
            WriteJson(request, sides, abilities);
            return ExitCode.Ok;
        }

        var table = new Table([new Column(""), .. models.Select(model => new Column(model.Id))]);
        foreach ((string name, Func<Side, string> value) in Rows(abilities, request.Day))
        {
            string[] cells = [.. sides.Select(value)];
            if (cells.Any(cell => cell != CatalogTexts.Unknown))
            {
                table.Row([name, .. cells]);
            }
        }

        if (request.Format == "md")
        {
            request.Screen.Line(table.ToMarkdown());
            return ExitCode.Ok;
        }

        table.Write(request.Screen);
        request.Screen.Line();
        request.Screen.Line(request.Screen.Dim(
            "abilities: better than so many of the measured models, ? where nothing was measured; "
            + "prices: USD per million tokens where cheapest"));
        return ExitCode.Ok;
    }

    private static IEnumerable<(string Name, Func<Side, string> Value)> Rows(Abilities abilities, DateOnly day) =>
    [
        ("maker", side => side.Model.Maker ?? CatalogTexts.Unknown),
        ("released", side => CatalogTexts.Day(side.Model.Released)),
        ("knows until", side => side.Model.Cutoff ?? CatalogTexts.Unknown),
        ("task", side => CatalogWords.Tasks.Of(side.Model.Task ?? ModelTask.Chat)),
        ("open weights", side => CatalogTexts.YesNo(side.Model.OpenWeights)),
        ("licence", side => side.Model.Licence ?? CatalogTexts.Unknown),
        ("parameters", side => CatalogTexts.Parameters(side.Model.Parameters)),
        ("context", side => CatalogTexts.Tokens(side.Model.Context)),
        ("longest answer", side => CatalogTexts.Tokens(side.Model.MaxOutput)),
        ("reads", side => CatalogTexts.Words(side.Model.Input)),
        ("gives", side => CatalogTexts.Words(side.Model.Output)),
        ("features", side => CatalogTexts.Words(side.Model.Features)),
        .. _abilities.Select(capability => (
            CatalogWords.Capabilities.Of(capability),
            (Func<Side, string>)(side => OfAbility(side, abilities, capability)))),
        ("price in", side => CatalogTexts.Amount(side.Cheapest?.Price.Base.Input)),
        ("price out", side => CatalogTexts.Amount(side.Cheapest?.Price.Base.Output)),
        ("price cached", side => CatalogTexts.Amount(side.Cheapest?.Price.Base.CachedInput)),
        ("cheapest at", side => side.Cheapest?.Offer.Id ?? CatalogTexts.Unknown),
        ("offers", side => CatalogTexts.Count(side.Offers.Count)),
        ("lifecycle", side => LifecycleOf(side.Offers, day)),
    ];

    private static string OfAbility(Side side, Abilities abilities, Capability capability) =>
        abilities.Of(side.Model.Id, capability) is { } ability ? CatalogAbility.Text(abilities, capability, ability)
            : CatalogTexts.Unknown;

    // A model lives as long as somebody sells it without having announced the end.
    private static string LifecycleOf(IReadOnlyList<Offer> offers, DateOnly day)
    {
        if (offers.Count == 0)
        {
            return "not sold";
        }

        if (offers.Any(offer => offer.Status is null or Lifecycle.Active && offer.Retires is null))
        {
            return "sold";
        }

        DateOnly? last = offers.Max(offer => offer.Retires);
        return last > day ? $"ends {CatalogTexts.Day(last)}"
            : CatalogWords.Lifecycles.Of(offers.Min(offer => offer.Status) ?? Lifecycle.Active);
    }

    private static void WriteJson(CatalogRequest request, Side[] sides, Abilities abilities) =>
        request.Screen.Json(new JsonObject
    {
        ["asOf"] = CatalogTexts.Json(request.Day),
        ["models"] = CatalogJson.Array(sides.Select(side =>
        {
            JsonObject json = CatalogJson.Of(side.Model);
            var own = new JsonObject();
            foreach (Capability capability in _abilities)
            {
                if (abilities.Of(side.Model.Id, capability) is { } ability)
                {
                    own[CatalogWords.Capabilities.Of(capability)] = CatalogAbility.Json(abilities, capability, ability);
                }
            }

            json["abilities"] = own;
            json["cheapest"] = side.Cheapest is { } cheapest ? CatalogJson.Of(cheapest.Offer, request.Day) : null;
            json["offers"] = side.Offers.Count;
            json["lifecycle"] = LifecycleOf(side.Offers, request.Day);
            return (JsonNode)json;
        })),
    });

    private sealed record Side(Model Model, CheapestOffer? Cheapest, IReadOnlyList<Offer> Offers);
}
