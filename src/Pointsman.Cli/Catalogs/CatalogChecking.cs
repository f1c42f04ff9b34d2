using System.CommandLine;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog check</c>: what is wrong in a catalog, or worth a look.</summary>
internal static class CatalogChecking
{
    private const int Sample = 5;

    public static Command Create(CatalogContext context)
    {
        Form form = CatalogVerb.Form(dated: false).Mark("all", "List every finding, not the first of each kind");
        return CatalogVerb.Create(
            "check", "What is wrong in a catalog, or worth a look; errors give exit code 2", form, context,
            Run).WithExamples(
            "pointsman catalog check",
            "pointsman catalog check --catalog ./catalog --all",
            "pointsman catalog check --format json");
    }

    private static int Run(CatalogRequest request)
    {
        bool all = request.Document.YesNo("all") == true;
        request.RefuseFaults();
        Catalog catalog = request.Home.Load();
        var check = CatalogCheck.Run(catalog, request.Context.Today);
        int errors = check.Errors.Count();
        if (request.Format == "json")
        {
            WriteJson(request, check, errors);
        }
        else
        {
            WriteText(request, catalog, check, errors, all);
        }

        return errors > 0 ? ExitCode.BadInput : ExitCode.Ok;
    }

    private static void WriteText(CatalogRequest request, Catalog catalog, CatalogCheck check, int errors, bool all)
    {
        Screen screen = request.Screen;
        foreach (var group in check.Findings.GroupBy(finding => finding.Kind))
        {
            string severity = CatalogCheck.IsError(group.Key) ? "error" : "to look at";
            string heading = $"{Name(group.Key)}: {CatalogTexts.Count(group.Count())} ({severity})";
            screen.Line(request.Format == "md" ? $"## {heading}\n" : screen.Bold(heading));
            string bullet = request.Format == "md" ? "- " : "  ";
            foreach (Finding finding in group.Take(all ? int.MaxValue : Sample))
            {
                screen.Line($"{bullet}{finding.Subject}: {finding.Text}");
            }

            if (!all && group.Count() > Sample)
            {
                screen.Line(
                    bullet + screen.Dim($"… and {CatalogTexts.Count(group.Count() - Sample)} more; --all lists them"));
            }

            screen.Line();
        }

        screen.Line(
            $"{CatalogTexts.Count(catalog.Models.Count, "model")}, "
            + $"{CatalogTexts.Count(catalog.Offers.Count, "offer")}, "
            + $"{CatalogTexts.Count(catalog.Scores.Count, "score")}: {CatalogTexts.Count(errors, "error")}, "
            + $"{CatalogTexts.Count(check.Findings.Count - errors)} to look at");
    }

    private static void WriteJson(CatalogRequest request, CatalogCheck check, int errors)
    {
        var counts = new JsonObject();
        foreach (var group in check.Findings.GroupBy(finding => finding.Kind))
        {
            counts[Word(group.Key)] = group.Count();
        }

        request.Screen.Json(new JsonObject
        {
            ["errors"] = errors,
            ["counts"] = counts,
            ["findings"] = CatalogJson.Array(check.Findings.Select(finding => (JsonNode)new JsonObject
            {
                ["kind"] = Word(finding.Kind),
                ["error"] = CatalogCheck.IsError(finding.Kind),
                ["subject"] = finding.Subject,
                ["text"] = finding.Text,
            })),
        });
    }

    private static string Word(FindingKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static string Name(FindingKind kind) => Word(kind).Replace('-', ' ');
}
