using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog diff</c>: what differs between two catalogs, source by source.</summary>
internal static class CatalogDiffing
{
    public static Command Create(CatalogContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("format", "text|json", "How to write the result (text)")
            .Ask("limit", "N", "How many lines to show at most for each source (50)");
        return CatalogVerb.Create(
            "diff", "What differs between two catalogs, source by source", form, context, Run,
            "DIR", "Two folders of catalogs, or one to compare with the catalog inside the program").WithExamples(
            "pointsman catalog diff ./catalog",
            "pointsman catalog diff ./before ./after --format json");
    }

    private static int Run(CatalogRequest request)
    {
        request.NeedWords(1, 2, "DIR", "name two folders, or one to compare with the catalog inside the program");
        request.Document.Word("format", ["text", "json"]);
        int limit = (int)(request.Document.Whole("limit", 1, 1_000_000) ?? 50);
        request.RefuseFaults();
        Catalog before = request.Words.Count == 2 ? CatalogHome.Of(request.Words[0]).Load() : Catalog.LoadEmbedded();
        Catalog after = CatalogHome.Of(request.Words[^1]).Load();
        IEnumerable<string> sources = before.Sources.Concat(after.Sources).Select(source => source.Id).Distinct();
        var diffs =
            sources.Select(
            source => (Source: source, Diff: CatalogDiff.Between(before.FactsOf(source), after.FactsOf(source))))
            .Where(pair => !pair.Diff.IsEmpty).ToArray();
        if (request.Format == "json")
        {
            var result = new JsonObject();
            foreach ((string source, CatalogDiff diff) in diffs)
            {
                result[source] = JsonNode.Parse(diff.ToJson());
            }

            request.Screen.Json(new JsonObject { ["sources"] = result });
            return ExitCode.Ok;
        }

        foreach ((string source, CatalogDiff diff) in diffs)
        {
            request.Screen.Heading(source);
            request.Screen.Line(diff.ToText(limit));
        }

        request.Screen.Line(
            diffs.Length == 0 ? "no difference" : $"{CatalogTexts.Count(diffs.Length, "source")} differ");
        return ExitCode.Ok;
    }
}
