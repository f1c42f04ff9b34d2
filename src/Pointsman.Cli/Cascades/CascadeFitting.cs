using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman cascade fit</c>: the curve of all thresholds, and those that reach a goal.</summary>
internal static class CascadeFitting
{
    private static readonly string[] Formats = ["text", "json", "yaml"];

    public static Command Create(Screen screen)
    {
        Form form = new Form(fileFlag: null)
            .Ask("target-quality", "SHARE", "The share of right answers to reach: 0.92 or 92%")
            .Ask("budget", "USD", "Instead: what a request may cost on average: 0.002")
            .Ask("steps", "NAMES", "The steps, in the order in which they are asked: small,best (all, cheapest first)")
            .Ask("format", "text|json|yaml", "How to write the result; yaml is the strategy alone (text)");
        var file = new Argument<string>("FILE")
        {
            Description = "A run of 'bench run', whose arms are the steps; or results, a JSON object on each line: "
                + "{\"case\":\"q1\",\"step\":\"small\",\"confidence\":0.83,\"right\":1,\"cost\":0.00012,\"ms\":420}",
        };
        var command = new Command("fit", "Choose the thresholds that reach a quality, or the best within a budget")
        {
            file,
        };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string format = document.Word("format", Formats) ?? "text";
            CascadeGoal? goal = Goal(document);
            string[]? steps = document.Has("steps") ? [.. document.Words("steps")] : null;
            FaultsException.ThrowIfAny(faults);
            string path = parsed.GetValue(file)!;
            CascadeFit fit = CascadeFit.Of(ResultsFile.Read(path), goal!, steps);
            Print(screen, fit, format, ResultsFile.Method(path));
            return fit.Chosen is null ? ExitCode.NothingFound : ExitCode.Ok;
        });
        return command.WithExamples(
            "pointsman cascade fit results.jsonl --target-quality 92%",
            "pointsman cascade fit results.jsonl --budget 0.002 --steps small,middle,best",
            "pointsman cascade fit results.jsonl --target-quality 0.9 --format yaml",
            "pointsman cascade fit runs/support.jsonl --target-quality 92% --steps small,best");
    }

    private static CascadeGoal? Goal(Document document)
    {
        double? quality = document.Share("target-quality");
        Usd? budget = document.Money("budget");
        if (document.Has("target-quality") == document.Has("budget"))
        {
            return document.FaultOf<CascadeGoal>(
                "target-quality", document.Has("budget") ? "a budget beside it" : "nothing",
                "give either --target-quality 92% or --budget 0.002");
        }

        return quality is { } share ? CascadeGoal.AtLeast(share)
            : budget is { } amount ? CascadeGoal.Within(amount)
            : null;
    }

    private static void Print(Screen screen, CascadeFit fit, string format, string method)
    {
        switch (format)
        {
            case "json":
                screen.Json(CascadeFitJson.Of(fit, method));
                break;
            case "yaml" when fit.Chosen is { } chosen:
                screen.Line(CascadeYaml.Of(fit.Steps, chosen, method));
                break;
            case "yaml":
                screen.Message(CascadeFitText.NothingChosen(fit));
                break;
            default:
                CascadeFitText.Write(screen, fit, method);
                break;
        }
    }
}
