using System.CommandLine;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench import</c>: suites and results of other tools.</summary>
internal static class BenchImport
{
    private const int MostNotes = 50;

    public static Command Create(BenchContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("from", string.Join('|', ImportFormat.Tools), "The tool that it is of (told by the file)")
            .Ask("out", "PATH",
                $"The folder of a suite (.), or the file of a run ({BenchContext.RunFolder}/NAME.jsonl)");
        var file = new Argument<string>("FILE")
        {
            Description = "A configuration, samples or results of another tool",
        };
        var command = new Command("import", "Make a suite or a run of another tool's file; says what is left behind")
        {
            file,
        };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string? tool = document.Text("from"), output = document.Text("out");
            FaultsException.ThrowIfAny(faults);
            string path = parsed.GetValue(file)!;
            ImportFormat format = ImportFormat.Of(path, tool);
            return format.IsRun ? ImportRun(context, path, tool, output) : ImportSuite(context, path, tool, output);
        });
        return command.WithExamples(
            "pointsman bench import promptfooconfig.yaml --out suite",
            "pointsman bench import results.json                        results become a run that can be compared",
            "pointsman bench import samples.jsonl --from openai-evals --out evals");
    }

    private static int ImportSuite(BenchContext context, string path, string? tool, string? output)
    {
        ImportedSuite suite = SuiteImport.Read(path, tool);
        string written = suite.WriteTo(output ?? ".");
        context.Screen.Line($"{suite.Format.About}: {RunPlan.Count(suite.Cases.Count, "case")}");
        Notes(context.Screen, suite.Notes);
        new Table("", "")
            .Row("suite", written)
            .Row("check it", $"pointsman bench run {written} --dry-run")
            .Write(context.Screen);
        return ExitCode.Ok;
    }

    private static int ImportRun(BenchContext context, string path, string? tool, string? output)
    {
        string name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path));
        string target = output ?? Path.Combine(BenchContext.RunFolder, $"{name}.jsonl");
        var faults = new List<Fault>();
        BenchFiles.CheckWritable("--out", target, faults);
        FaultsException.ThrowIfAny(faults);
        ImportedRun run = RunImport.Write(path, target, tool, context.Time);
        context.Screen.Line($"{run.Format.About}: {RunPlan.Count(run.Cases, "case")}, "
            + $"{RunPlan.Count(run.Arms, "arm")}, {RunPlan.Count(run.Answers, "answer")}, "
            + RunPlan.Count(run.Failures, "failure"));
        Notes(context.Screen, run.Notes);
        new Table("", "")
            .Row("run", run.Path)
            .Row("report", $"pointsman bench report {run.Path}")
            .Write(context.Screen);
        return ExitCode.Ok;
    }

    private static void Notes(Screen screen, IReadOnlyList<ImportNote> notes)
    {
        screen.List("not carried over as it was",
        [
            .. notes.Take(MostNotes).Select(note =>
                Printable.Of($"{note.Place}: {note.What}; {note.Instead}")),
            .. notes.Count > MostNotes ? [$"and {notes.Count - MostNotes:N0} more"] : Array.Empty<string>(),
        ]);
        screen.Line();
    }
}
