using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog list</c>: models or offers that meet conditions.</summary>
internal static class CatalogList
{
    private static readonly string[] _plainSorts = ["released", "name", "price", "context"];

    public static Command Create(CatalogContext context)
    {
        Form form = CatalogVerb.Form()
            .Ask("task", "TASK", "What it is for: chat, embedding, image-generation…")
            .Ask("maker", "NAME", "Who made it: anthropic, meta…")
            .Ask("provider", "NAME", "Who sells it: openai, amazon-bedrock…")
            .Ask("family", "NAME", "Its line of models: claude-sonnet…")
            .Ask("input", "WORDS", "What it must read: image,pdf")
            .Ask("feature", "WORDS", "What it must be able to do: tools,json-schema")
            .Ask("min-context", "TOKENS", "The smallest context: 200k")
            .Ask("max-price-in", "USD", "The dearest input per million tokens")
            .Ask("max-price-out", "USD", "The dearest output per million tokens")
            .Mark("open-weights", "Only models whose weights can be downloaded")
            .Ask("released-after", "DATE", "Released on that day or later: 2025-01")
            .Ask("text", "WORDS", "Words that stand in the name, maker or family")
            .Ask("limit", "N", "How many to show at most (50)")
            .Ask("sort", "KEY", "released, name, price, context, or a capability: code, reasoning, speed… (name)")
            .Mark("offers", "Offers instead of models");
        return CatalogVerb.Create("list", "Models or offers that meet conditions", form, context, Run).WithExamples(
            "pointsman catalog list --maker anthropic --sort released",
            "pointsman catalog list --input image --feature tools --min-context 200k --max-price-in 1 --sort reasoning",
            "pointsman catalog list --text llama --open-weights --as-of 2024-12",
            "pointsman catalog list --offers --provider amazon-bedrock --text claude --format json");
    }

    private static int Run(CatalogRequest request)
    {
        Document document = request.Document;
        string[] sorts = [.. _plainSorts, .. CatalogWords.Capabilities.All];
        string sort = document.Word("sort", sorts) ?? "name";
        int limit = (int)(document.Whole("limit", 1, 100_000) ?? 50);
        bool offers = document.YesNo("offers") == true;
        CatalogQuery query = Query(request);
        request.RefuseFaults();
        Catalog catalog = request.Home.Load().AsOf(request.Day);
        query = query with { Provider = Provider(request, catalog) };
        request.RefuseFaults();
        var list = new CatalogListing(catalog, request.Day, sort);
        return offers ? list.Offers(query, limit, request) : list.Models(query, limit, request);
    }

    private static CatalogQuery Query(CatalogRequest request)
    {
        Document document = request.Document;
        return new CatalogQuery
        {
            Task = request.Word("task", CatalogWords.Tasks),
            Maker = document.Text("maker"),
            Family = document.Text("family"),
            Input = request.Set("input", CatalogWords.Modalities).Aggregate(Modalities.None, (all, one) => all | one),
            Features = request.Set("feature", CatalogWords.Features).Aggregate(Features.None, (all, one) => all | one),
            Context = document.Whole("min-context", 1, 1_000_000_000, "tokens"),
            PriceIn = document.Money("max-price-in"),
            PriceOut = document.Money("max-price-out"),
            OpenWeights = document.YesNo("open-weights") == true,
            ReleasedAfter = document.FirstDay("released-after"),
            Words = (document.Text("text") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static string? Provider(CatalogRequest request, Catalog catalog)
    {
        if (request.Document.Text("provider") is not { } name)
        {
            return null;
        }

        if (catalog.FindProvider(name) is { } provider)
        {
            return provider.Id;
        }

        string[] sellers = [.. catalog.Offers.Select(offer => offer.Provider).Distinct()];
        return sellers.Contains(name)
            ? name
            : request.Document.FaultOf<string>("provider", $"'{name}', which sells nothing",
                Spelling.Hint(name, sellers, "write the part of an offer before its first slash"));
    }
}
