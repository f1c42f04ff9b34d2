using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog conflicts</c>: where sources disagree, who won and why.</summary>
internal static class CatalogConflicts
{
    public static Command Create(CatalogContext context)
    {
        Form form = CatalogVerb.Form(dated: false)
            .Ask("field", "NAME", "Only one field: price, context, released…")
            .Ask("subject", "NAME", "Only one model or offer, or those that begin so: openai/")
            .Ask("limit", "N", "How many to show at most (50)");
        return CatalogVerb.Create("conflicts", "Where sources disagree, who is believed and why", form, context, Run)
            .WithExamples(
            "pointsman catalog conflicts --field price",
            "pointsman catalog conflicts --subject openai/ --limit 200",
            "pointsman catalog conflicts --format json");
    }

    private static int Run(CatalogRequest request)
    {
        string? field = request.Document.Text("field");
        if (field is not null && !Conflicts.Fields.Contains(field, StringComparer.OrdinalIgnoreCase))
        {
            string all = $"allowed: {string.Join(", ", Conflicts.Fields)}";
            request.Document.FaultOf<string>("field", $"'{field}'", Spelling.Hint(field, Conflicts.Fields, all));
        }

        string? subject = request.Document.Text("subject");
        int limit = (int)(request.Document.Whole("limit", 1, 1_000_000) ?? 50);
        request.RefuseFaults();
        Catalog catalog = request.Home.Load();
        IReadOnlyList<Conflict> every = Conflicts.Find(catalog);
        string? id = subject is null ? null : catalog.FindModel(subject)?.Id ?? subject;
        Conflict[] found =
        [
            .. every.Where(
                conflict => field is null || conflict.Field.Equals(field, StringComparison.OrdinalIgnoreCase))
                .Where(conflict => id is null || conflict.Subject.StartsWith(id, StringComparison.OrdinalIgnoreCase)),
        ];
        Conflict[] shown = [.. found.Take(limit)];
        if (request.Format == "json")
        {
            WriteJson(request, found.Length, shown);
            return ExitCode.Ok;
        }

        var table = new Table("subject", "field", "value", "source", "date", "");
        foreach (Conflict conflict in shown)
        {
            for (int i = 0; i < conflict.Claims.Count; i++)
            {
                Claim claim = conflict.Claims[i];
                string what = i == 0 ? "believed" : claim.Wins ? "agrees" : "";
                table.Row(
                    i == 0 ? conflict.Subject : "", i == 0 ? conflict.Field
                        : "", claim.Value, claim.Source.Id, CatalogTexts.Day(claim.Source.Date), what);
            }
        }

        Write(request, table, found, shown.Length);
        return ExitCode.Ok;
    }

    private static void Write(CatalogRequest request, Table table, Conflict[] found, int shown)
    {
        if (request.Format == "md")
        {
            request.Screen.Line(table.ToMarkdown());
        }
        else if (table.Count > 0)
        {
            table.Write(request.Screen);
            request.Screen.Line();
        }

        IEnumerable<string> byField = found.GroupBy(conflict => conflict.Field)
            .OrderByDescending(group => group.Count())
            .Select(group => $"{group.Key} {CatalogTexts.Count(group.Count())}");
        request.Screen.Line(
            $"{CatalogTexts.Count(found.Length, "conflict")}, {shown} shown"
            + (found.Length > 0 ? $": {string.Join(", ", byField)}" : ""));
        foreach (var group in found.GroupBy(conflict => conflict.Group).OrderBy(group => group.Key))
        {
            CatalogPolicy policy = request.Home.Load().Policy;
            string order = string.Join(" > ", policy.Order[group.Key]);
            request.Screen.Line(
                request.Screen.Dim($"{group.Key.ToString().ToLowerInvariant()}: {order}. {policy.Why[group.Key]}"));
        }
    }

    private static void WriteJson(CatalogRequest request, int found, Conflict[] shown) =>
        request.Screen.Json(new JsonObject
    {
        ["found"] = found,
        ["shown"] = shown.Length,
        ["conflicts"] = CatalogJson.Array(shown.Select(conflict => (JsonNode)new JsonObject
        {
            ["kind"] = conflict.Kind,
            ["subject"] = conflict.Subject,
            ["field"] = conflict.Field,
            ["claims"] = CatalogJson.Array(conflict.Claims.Select(CatalogJson.Of)),
            ["why"] = conflict.Why,
        })),
    });
}
