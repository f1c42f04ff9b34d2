using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog import</c>: takes in a public list of models, after showing what it changes.</summary>
internal static class CatalogImporting
{
    private const int NotesShown = 5;

    public static Command Create(CatalogContext context)
    {
        Form form = CatalogVerb.Form(dated: false, formatted: false)
            .Ask("format", "NAME", "models.dev, litellm, genai-prices, openrouter or table (its shape tells)")
            .Ask("mapping", "FILE", "How to read a table: a file, or a name in the catalog's imports")
            .Ask("as-source", "ID", "The source that the facts belong to (that of the mapping or format)")
            .Ask("date", "DATE", "The day on which the list was taken (today)")
            .Ask("source-version", "TEXT", "The version of the list, when it has one")
            .Ask("name", "TEXT", "For a new source: its name")
            .Ask("url", "URL", "For a new source: its address")
            .Ask("licence", "TEXT", "For a new source: its licence")
            .Ask("output", "text|json", "How to write what changes (text)")
            .Ask("limit", "N", "How many changes to show at most in text (100)")
            .Mark("yes", "Apply without asking")
            .Mark("dry-run", "Show what would change, and change nothing");
        return CatalogVerb.CreateAsync(
            "import", "Take in a public list of models, after showing what it changes", form, context, RunAsync,
            "SOURCE", "A file, or an address that begins with http:// or https://", formatKey: "output").WithExamples(
            "pointsman catalog import https://models.dev/api.json --catalog ./catalog",
            "pointsman catalog import prices.json --format litellm --catalog ./catalog --dry-run",
            "pointsman catalog import offers.csv --mapping models.dev-offers --catalog ./catalog --yes",
            "pointsman catalog import ours.csv --mapping ours.json --as-source ours --name Ours "
                + "--url https://example.com --licence CC0-1.0 --catalog ./catalog");
    }

    private static async Task<int> RunAsync(CatalogRequest request, CancellationToken cancel)
    {
        request.NeedWords(1, 1, "SOURCE", "name one file or address");
        request.Document.Word("output", ["text", "json"]);
        var wanted = new ImportWanted(request);
        request.RefuseFaults();
        ImportPlan plan = await ImportPlan.MakeAsync(request, wanted, cancel);
        foreach (string note in plan.Notes.Take(NotesShown))
        {
            request.Screen.Message($"note: {note}");
        }

        if (plan.Notes.Count > NotesShown)
        {
            request.Screen.Message($"note: … and {plan.Notes.Count - NotesShown} more");
        }

        request.Screen.Out.Write(request.Format == "json" ? plan.Diff.ToJson() + "\n" : plan.Diff.ToText(wanted.Limit));
        if (plan.ChangesNothing)
        {
            request.Screen.Message($"the catalog says all of this already, as of {CatalogTexts.Day(plan.Source.Date)}");
            return ExitCode.Ok;
        }

        if (!Confirmed(request, wanted, plan))
        {
            return ExitCode.Ok;
        }

        await ApplyAsync(request, plan, new CatalogFolder(request.Home.Folder!), cancel);
        return ExitCode.Ok;
    }

    /// <summary>
    /// Writes what a plan says; the catalog is checked as it would be, and stays as it was when that is worse.
    /// </summary>
    internal static async Task ApplyAsync(
        CatalogRequest request, ImportPlan plan, CatalogFolder folder, CancellationToken cancel)
    {
        try
        {
            await folder.ReplaceAsync(plan.Files(), files => plan.Check(files, request.Context.Today), cancel);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new FaultsException([new Fault(
                $"--catalog {request.Home.Folder}", $"the catalog cannot be written ({broken.Message})",
                    "make room or mend its rights, then import again")]);
        }

        request.Screen.Message(
            $"applied to {request.Home.Folder}: {plan.Source.Id} as of {CatalogTexts.Day(plan.Source.Date)}");
    }

    private static bool Confirmed(CatalogRequest request, ImportWanted wanted, ImportPlan plan)
    {
        if (wanted.DryRun)
        {
            request.Screen.Message("nothing was changed, as asked");
            return false;
        }

        if (wanted.Yes)
        {
            return true;
        }

        if (request.Context.Ask is not { } ask)
        {
            request.Screen.Message("nothing was changed: there is no terminal to ask at; --yes applies it");
            return false;
        }

        bool yes =
            ask($"Apply this to {request.Home.Folder}, as {plan.Source.Id} of {CatalogTexts.Day(plan.Source.Date)}?");
        if (!yes)
        {
            request.Screen.Message("nothing was changed");
        }

        return yes;
    }
}
