using System.CommandLine;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench list</c>: runs of a folder; or the words that suites and commands know.</summary>
internal static class BenchList
{
    private static readonly string[] Formats = ["text", "json"];
    private static readonly string[] Lists = ["evaluators", "templates", "formats", "benchmarks"];

    public static Command Create(BenchContext context)
    {
        Form form = new Form(fileFlag: null).Ask("format", "text|json", "How to write the list (text)");
        var what = new Argument<string?>("WHAT")
        {
            Description =
                $"A folder with runs ({BenchContext.RunFolder}), or evaluators, templates, formats, benchmarks",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var name = new Argument<string?>("NAME")
        {
            Description = "Behind evaluators: the one whose page is shown",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("list", "List runs, evaluators, templates, formats of other tools, benchmarks")
        {
            what, name,
        };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            bool json = document.Word("format", Formats) == "json";
            FaultsException.ThrowIfAny(faults);
            if (parsed.GetValue(name) is { } page)
            {
                return Page(context.Screen, parsed.GetValue(what)!, page);
            }

            return parsed.GetValue(what) switch
            {
                "evaluators" => Words(context.Screen, json, "evaluator", SuiteWords.Evaluators
                    .Select(one => (one, EvaluatorPages.About(one)))),
                "templates" => Words(context.Screen, json, "template", SuiteTemplate.All.Select(one =>
                    (one.Name, one.About))),
                "formats" => Words(context.Screen, json, "tool", ImportFormat.All.Select(one =>
                    (one.Tool, $"{one.About}, which become{(one.About.StartsWith('a') ? "s" : "")} "
                        + (one.IsRun ? "a run" : "a suite")))),
                "benchmarks" => Words(context.Screen, json, "benchmark", StandardBenchmarks.Names.Select(name =>
                    (name, $"cases: {{benchmark: {name}, file: FILE}}"))),
                var folder => Runs(context.Screen, json, folder ?? BenchContext.RunFolder),
            };
        });
        return command.WithExamples(
            "pointsman bench list", "pointsman bench list results --format json", "pointsman bench list evaluators",
            "pointsman bench list evaluators f1");
    }

    private static int Page(Screen screen, string what, string name)
    {
        string? page = what == "evaluators" ? EvaluatorPages.Page(name) : null;
        if (page is null)
        {
            throw new FaultsException([what == "evaluators"
                ? new Fault(name, "there is no such evaluator", "'pointsman bench list evaluators' names them all")
                : new Fault(name, $"nothing can be named behind {what}", "name one behind evaluators: evaluators f1")]);
        }

        screen.Out.Write(page);
        return ExitCode.Ok;
    }

    private static int Words(Screen screen, bool json, string what, IEnumerable<(string Name, string About)> words)
    {
        if (json)
        {
            screen.Json(new JsonObject
            {
                [$"{what}s"] = new JsonArray([.. words.Select(word => new JsonObject
                {
                    ["name"] = word.Name, ["about"] = word.About,
                })]),
            });
            return ExitCode.Ok;
        }

        var table = new Table(what, "");
        foreach ((string name, string about) in words)
        {
            table.Row(name, about);
        }

        table.Write(screen);
        return ExitCode.Ok;
    }

    private static int Runs(Screen screen, bool json, string folder)
    {
        if (!Directory.Exists(folder))
        {
            const string All = "name one with runs, or evaluators, templates, formats, benchmarks; 'bench run' makes "
                + BenchContext.RunFolder;
            throw new FaultsException([File.Exists(folder)
                ? new Fault(folder, "this is a file",
                    $"name a folder with runs; 'pointsman bench report {folder}' shows one")
                : new Fault(folder, "there is no such folder", Spelling.Hint(folder, Lists, All))]);
        }

        var others = new List<string>();
        IReadOnlyList<RunRow> runs = RunFolder.Read(folder, others);
        if (json)
        {
            screen.Json(new JsonObject { ["runs"] = new JsonArray([.. runs.Select(run => run.Json())]) });
            return ExitCode.Ok;
        }

        var table = new Table(
            "begun", "suite", Column.Number("arms"), Column.Number("cases"), "best by accuracy", Column.Number(""),
            Column.Number("cost"), "state", "file");
        foreach (RunRow run in runs)
        {
            table.Row(run.Cells());
        }

        if (table.Count > 0)
        {
            table.Write(screen);
        }
        else
        {
            screen.Message($"no runs in {folder}");
        }

        if (others.Count > 0)
        {
            screen.Message($"no runs: {string.Join(", ", others.Select(Printable.Of))}");
        }

        return ExitCode.Ok;
    }
}
