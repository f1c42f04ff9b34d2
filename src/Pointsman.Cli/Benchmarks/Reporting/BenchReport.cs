using System.CommandLine;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench report</c>: the report of a run, as often and in as many forms as wanted.</summary>
internal static class BenchReport
{
    public static Command Create(BenchContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("format", string.Join('|', ReportFormats.Words), "How to write it (by the file's ending, else text)")
            .Ask("out", "FILE", "Write it there instead of printing it");
        var file = new Argument<string>("RUN") { Description = "The run's file" };
        var command = new Command("report", "Write the report of a run; the same run gives the same bytes") { file };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string? word = document.Word("format", ReportFormats.Words), output = document.Text("out");
            ReportFormat? ending = output is null || word is not null
                ? null
                : ReportFormats.OfFile(output, "--out", faults);
            FaultsException.ThrowIfAny(faults);
            Run run = RunFile.Read(parsed.GetValue(file)!);
            ReportFormat format = ending ?? ReportFormats.Of(word ?? "text");
            if (output is null)
            {
                ReportFormats.Print(context.Screen, run, format);
                return ExitCode.Ok;
            }

            BenchFiles.Write("--out", output, to => RunReports.Write(run, format, to));
            context.Screen.Message($"written: {output}");
            return ExitCode.Ok;
        });
        return command.WithExamples(
            "pointsman bench report runs/support.jsonl",
            "pointsman bench report runs/support.jsonl --out support.html",
            "pointsman bench report runs/support.jsonl --format junit --out support.xml");
    }
}
