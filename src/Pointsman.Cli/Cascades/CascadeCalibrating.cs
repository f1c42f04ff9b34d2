using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman cascade calibrate</c>: from what a method says to how often it is right.</summary>
internal static class CascadeCalibrating
{
    private static readonly string[] Formats = ["text", "json", "yaml"];

    public static Command Create(Screen screen)
    {
        Form form = new Form(fileFlag: null)
            .Ask("step", "NAME", "Only the answers of this step (all steps)")
            .Ask("format", "text|json|yaml", "How to write the result; yaml is the calibration alone (text)");
        var file = new Argument<string>("FILE")
        {
            Description = "A run, or results, a JSON object on each line, as for 'cascade fit'",
        };
        var command = new Command("calibrate", "Find out how often a method of confidence is right when it says so")
        {
            file,
        };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string format = document.Word("format", Formats) ?? "text";
            string? step = document.Text("step");
            FaultsException.ThrowIfAny(faults);
            IReadOnlyList<CascadeResult> results = ResultsFile.Read(parsed.GetValue(file)!);
            Print(screen, Labels(results, step, document), format);
            return ExitCode.Ok;
        });
        return command.WithExamples(
            "pointsman cascade calibrate results.jsonl --step small",
            "pointsman cascade calibrate results.jsonl --format yaml");
    }

    private static LabelledConfidence[] Labels(IReadOnlyList<CascadeResult> results, string? step, Document document)
    {
        string[] known = [.. results.Select(result => result.Step).Distinct()];
        if (step is not null && !known.Contains(step))
        {
            document.FaultOf<string>("step", $"'{step}', which has no results",
                Spelling.Hint(step, known, $"steps of the results: {string.Join(", ", known.Take(20))}"));
        }

        LabelledConfidence[] labelled =
        [
            .. results.Where(result => (step is null || result.Step == step) && result.Confidence is not null)
                .Select(result => new LabelledConfidence(result.Confidence!.Value, result.Right)),
        ];
        if (document.Faults.Count == 0 && labelled.Length == 0)
        {
            document.Faults.Add(new Fault("results", "none has a confidence", "measure one for each answer"));
        }

        FaultsException.ThrowIfAny(document.Faults);
        return labelled;
    }

    private static void Print(Screen screen, LabelledConfidence[] labelled, string format)
    {
        Calibration fitted = Calibration.Fit(labelled);
        string yaml = $"calibration: {fitted}";
        if (format == "yaml")
        {
            screen.Line(yaml);
            return;
        }

        CalibrationError before = CalibrationError.Of(labelled);
        CalibrationError after = CalibrationError.Of(Calibration.CrossFitted(labelled));
        if (format == "json")
        {
            screen.Json(new JsonObject
            {
                ["answers"] = labelled.Length,
                ["before"] = Json(before),
                ["after"] = Json(after),
                ["calibration"] = JsonNode.Parse(fitted.ToString()),
            });
            return;
        }

        screen.Heading("how often it is right");
        var table = new Table(
            Column.Number("said"), Column.Number("answers"), Column.Number("mean"), Column.Number("right"),
            Column.Number("95 %"), "");
        foreach (CalibrationBin bin in before.Bins)
        {
            table.Row(
                $"{bin.From:0.0} – {bin.To:0.0}", Figure(bin.Count, "#,##0"), Figure(bin.Said), Figure(bin.Right),
                $"{Figure(bin.Interval.Low)} – {Figure(bin.Interval.High)}",
                new string('█', (int)Math.Round(bin.Right * 30)));
        }

        table.Write(screen);
        screen.Line();
        screen.Heading("expected calibration error");
        new Table("", Column.Number(""), "")
            .Row("as it is", Figure(before.Value, "0.000"), Interval(before))
            .Row("calibrated", Figure(after.Value, "0.000"), $"{Interval(after)}, on answers that it was not fitted on")
            .Write(screen);
        screen.Line();
        screen.Heading("to paste below confidence");
        screen.Line($"  {yaml}");
    }

    private static JsonObject Json(CalibrationError error) => new()
    {
        ["error"] = Math.Round(error.Value, 6),
        ["interval"] = new JsonArray(Math.Round(error.Low, 6), Math.Round(error.High, 6)),
        ["bins"] = new JsonArray([.. error.Bins.Select(bin => new JsonObject
        {
            ["from"] = bin.From,
            ["to"] = bin.To,
            ["answers"] = bin.Count,
            ["said"] = Math.Round(bin.Said, 6),
            ["right"] = Math.Round(bin.Right, 6),
            ["interval"] = new JsonArray(Math.Round(bin.Interval.Low, 6), Math.Round(bin.Interval.High, 6)),
        })]),
    };

    private static string Interval(CalibrationError error) =>
        $"{Figure(error.Low, "0.000")} – {Figure(error.High, "0.000")}";

    private static string Figure(double number, string form = "0.00") =>
        number.ToString(form, CultureInfo.InvariantCulture);
}
