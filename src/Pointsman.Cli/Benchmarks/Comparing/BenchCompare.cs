using System.CommandLine;
using System.Text;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>
/// <c>pointsman bench compare</c>: whether one run is better than another, or one arm of a run than another; a gate for
/// whoever changes a model or a prompt.
/// </summary>
internal static class BenchCompare
{
    private static readonly string[] Formats = ["text", "json", "markdown", "html"];

    public static Command Create(BenchContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("baseline", "ARM", "The arm of the first run (its baseline)")
            .Ask("arm", "ARM", "The arm of the second run (the one of that name, or the only one)")
            .Ask("margin", "SHARE", "How much worse still counts as not worse (what the baseline's suite declared)")
            .Ask("format", "text|json|markdown|html", "How to write it (text)")
            .Ask("out", "FILE", "Write it there instead of printing it");
        var runs = new Argument<string[]>("RUN")
        {
            Description = "The run of the baseline, and the run that is compared; one run for two of its arms",
            Arity = new ArgumentArity(1, 2),
        };
        var command = new Command(
            "compare", "Say whether a run is better, not worse or worse than another, and which cases changed")
        {
            runs,
        };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            return Compare(context, document, parsed.GetValue(runs)!);
        });
        return command.WithExamples(
            "pointsman bench compare runs/before.jsonl runs/after.jsonl",
            "pointsman bench compare runs/a.jsonl --baseline sim/small --arm sim/large",
            "pointsman bench compare runs/before.jsonl runs/after.jsonl --margin 2% --format markdown --out pr.md",
            "exit code 0: better or not worse; 100: worse, or nothing can be said; 1: bad input");
    }

    private static int Compare(BenchContext context, Document document, string[] paths)
    {
        string? baseline = document.Text("baseline"), arm = document.Text("arm"), output = document.Text("out");
        double? margin = document.Share("margin");
        string format = document.Word("format", Formats) ?? "text";
        if (margin is <= 0 or >= 1)
        {
            document.FaultOf<string>("margin", $"{margin}", "write a share above 0 and below 1: 2%");
        }

        FaultsException.ThrowIfAny(document.Faults);
        Run first = RunFile.Read(paths[0]);
        Run second = paths.Length == 1 ? first : RunFile.Read(paths[1]);
        var was = ComparedArm.Find(first, paths[0], "baseline", baseline, null, isBaseline: true, document);
        if (paths.Length == 1 && arm is null && was is not null)
        {
            arm = was.OnlyOther(document);
            FaultsException.ThrowIfAny(document.Faults);
        }

        var now = ComparedArm.Find(second, paths[^1], "arm", arm, was?.Name, isBaseline: false, document);
        if (was is not null && now is not null && first == second && was.Arm == now.Arm)
        {
            document.FaultOf<string>("arm", $"'{now.Name}' beside itself", "name another arm");
        }

        FaultsException.ThrowIfAny(document.Faults);
        RunPair pair = RunPair.Of(was!, now!, margin);
        Write(context.Screen, pair, format, output);
        return pair.Passes ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Write(Screen screen, RunPair pair, string format, string? output)
    {
        if (output is null)
        {
            To(screen, pair, format);
            return;
        }

        using var page = new StringWriter();
        To(new Screen(page, TextWriter.Null), pair, format);
        BenchFiles.Write("--out", output, to => to.Write(Encoding.UTF8.GetBytes(page.ToString())));
        screen.Message($"written: {output}");
        screen.Message(PairText.Why(pair));
    }

    private static void To(Screen screen, RunPair pair, string format)
    {
        switch (format)
        {
            case "json":
                screen.Json(PairText.Json(pair));
                break;
            case "markdown":
                screen.Line(PairText.Markdown(pair).TrimEnd('\n'));
                break;
            case "html":
                ReportFormats.Print(
                    screen, pair.Baseline.Run, pair.Arm.Run, ReportFormat.Html,
                    new PairedArms(pair.Baseline.Arm, pair.Arm.Arm, pair.Margin));
                break;
            default:
                PairText.Write(screen, pair);
                break;
        }
    }
}
