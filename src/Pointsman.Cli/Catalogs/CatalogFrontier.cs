using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog frontier</c>: the model that can most, for each price.</summary>
internal static class CatalogFrontier
{
    public static Command Create(CatalogContext context)
    {
        Form form = CatalogVerb.Form()
            .Ask("by", "CAPABILITY", "overall, code, reasoning, writing… (overall)")
            .Ask("kinds", "WORDS", "Who may sell: maker,cloud,host,reseller (maker,cloud,host)")
            .Ask("limit", "N", "How many to show at most, the cleverest (all)");
        return CatalogVerb.Create(
            "frontier", "The models that no other beats on price and ability together", form, context, Run)
            .WithExamples(
                "pointsman catalog frontier",
                "pointsman catalog frontier --by code --as-of 2024-12",
                "pointsman catalog frontier --by reasoning --kinds maker --format json");
    }

    private static int Run(CatalogRequest request)
    {
        string by = request.Document.Word("by", ["overall", .. CatalogWords.Capabilities.All]) ?? "overall";
        Capability? capability = CatalogWords.Capabilities.TryParse(by, out Capability one) ? one : null;
        IReadOnlyList<ProviderKind> kinds = request.Kinds();
        int limit = (int)(request.Document.Whole("limit", 1, 100_000) ?? 100_000);
        request.RefuseFaults();
        Catalog catalog = request.Home.Load().AsOf(request.Day);
        var abilities = Abilities.Of(catalog);
        var frontier = Frontier.Of(catalog, abilities, capability, request.Day, kinds);
        FrontierPoint[] points = [.. frontier.Points.TakeLast(limit)];
        double Share(FrontierPoint point) =>
            CatalogAbility.Share(abilities, capability ?? Capability.Reasoning, point.Ability);
        if (request.Format == "json")
        {
            request.Screen.Json(new JsonObject
            {
                ["asOf"] = CatalogTexts.Json(request.Day),
                ["by"] = by,
                ["compared"] = frontier.Compared.Count,
                ["frontier"] = CatalogJson.Array(points.Select(point => JsonOf(point, Share(point)))),
            });
            return ExitCode.Ok;
        }

        Table table = TableOf(points, Share);
        string counts =
            $"{CatalogTexts.Count(frontier.Points.Count, "model")} "
            + $"of {CatalogTexts.Count(frontier.Compared.Count)} compared by {by} "
            + $"on {CatalogTexts.Day(request.Day)}, {table.Count} shown";
        if (request.Format == "md")
        {
            request.Screen.Line(table.ToMarkdown());
            request.Screen.Message(counts);
            return ExitCode.Ok;
        }

        table.Write(request.Screen);
        request.Screen.Line();
        FrontierChart.Write(request.Screen, frontier, points);
        request.Screen.Line(counts);
        request.Screen.Line(request.Screen.Dim(
            "blended: USD per million tokens, three in for one out, where cheapest; "
            + "compared by ability less one deviation"));
        return ExitCode.Ok;
    }

    private static Table TableOf(FrontierPoint[] points, Func<FrontierPoint, double> share)
    {
        var table =
            new Table("", "model", Column.Number("blended"), Column.Number("in"), Column.Number("out"), "cheapest at",
            Column.Number("ability"), Column.Number("±"), Column.Number("better than"), Column.Number("scores"));
        for (int i = 0; i < points.Length; i++)
        {
            FrontierPoint point = points[i];
            Rates rates = point.Cheapest.Price.Base;
            table.Row(
                FrontierChart.Mark(i), point.Model.Id, $"{point.Cheapest.Blended}", CatalogTexts.Amount(rates.Input),
                    CatalogTexts.Amount(rates.Output),
                point.Cheapest.Offer.Provider, CatalogTexts.Number(point.Ability.Mean, "0.00"),
                    CatalogTexts.Number(point.Ability.Deviation, "0.00"),
                CatalogTexts.Share(share(point)), CatalogTexts.Count(point.Ability.Observations));
        }

        return table;
    }

    private static JsonObject JsonOf(FrontierPoint point, double share) => new()
    {
        ["model"] = point.Model.Id,
        ["offer"] = point.Cheapest.Offer.Id,
        ["blended"] = point.Cheapest.Blended.Amount,
        ["in"] = point.Cheapest.Price.Base.Input?.Amount,
        ["out"] = point.Cheapest.Price.Base.Output?.Amount,
        ["ability"] = CatalogTexts.Json(point.Ability.Mean),
        ["deviation"] = CatalogTexts.Json(point.Ability.Deviation),
        ["share"] = CatalogTexts.Json(share),
        ["scores"] = point.Ability.Observations,
    };
}
