using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench best</c>: the best arm for a kind of cases by a metric, and whether that is shown.
/// </summary>
internal static class BenchBest
{
    private static readonly ComparedMetric[] Metrics = Enum.GetValues<ComparedMetric>();
    private static readonly string[] Words = [.. Metrics.Select(VerdictText.Metric)];
    private static readonly string[] Formats = ["text", "json"];

    public static Command Create(BenchContext context)
    {
        Form form = new Form(fileFlag: null)
            .Ask("by", string.Join('|', Words), "What it is to be the best by (each)")
            .Ask("category", "NAME", "The cases of a category only (all, then each)")
            .Ask("most-cost", "USD", "The most that an answer may cost on average (any)")
            .Ask("format", "text|json", "How to write it (text)");
        var file = new Argument<string>("RUN") { Description = "The run's file" };
        var command = new Command(
            "best", "Which model is the best for a kind of cases by a metric, and whether that is shown")
        {
            file,
        };
        form.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = new List<Fault>();
            Document document = (await form.ReadAsync(parsed, faults, cancel))!;
            string? metric = document.Word("by", Words), category = document.Text("category");
            Usd? most = document.Money("most-cost");
            bool json = document.Word("format", Formats) == "json";
            FaultsException.ThrowIfAny(faults);
            Run run = RunFile.Read(parsed.GetValue(file)!, RunReadOptions.Conclusions);
            IReadOnlyList<BestModel> best = BestModel.Each(
                run, [.. Metrics.Where(one => metric is null || metric == VerdictText.Metric(one))],
                Categories(run, category), most);
            if (json)
            {
                context.Screen.Json(new JsonObject { ["best"] = new JsonArray([.. best.Select(Json)]) });
            }
            else
            {
                Write(context.Screen, run, best);
            }

            return best.All(one => one.Best is null) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command.WithExamples(
            "pointsman bench best runs/support.jsonl",
            "pointsman bench best runs/support.jsonl --by accuracy --category billing",
            "pointsman bench best runs/support.jsonl --by accuracy --most-cost 0.002",
            "exit code 0: a best one is named; 100: none can be; 1: bad input");
    }

    // All cases and then each category; or the one that was asked for.
    private static IReadOnlyList<string?> Categories(Run run, string? wanted)
    {
        string[] known =
        [
            .. run.Cases.Select(one => one.Case.Category).OfType<string>().Distinct().Order(StringComparer.Ordinal),
        ];
        if (wanted is null)
        {
            return [null, .. known];
        }

        return known.Contains(wanted) ? [wanted] : throw new FaultsException([new Fault("--category",
            $"no case of '{wanted}'", known.Length == 0
                ? "the cases of this run have no category; leave the flag out"
                : $"name one of {string.Join(", ", known)}")]);
    }

    private static void Write(Screen screen, Run run, IReadOnlyList<BestModel> best)
    {
        for (int at = 0; at < best.Count; at++)
        {
            if (at > 0)
            {
                screen.Line();
            }

            Write(screen, best[at]);
        }

        if (run.Header.Arms.Any(arm => arm.Simulated))
        {
            screen.Line();
            screen.Line("Arms are simulated: this speaks of no model.");
        }
    }

    private static void Write(Screen screen, BestModel best)
    {
        screen.Heading(Printable.Of(best.Sentence));
        var table = new Table(
            "arm", Column.Number(VerdictText.Metric(best.Metric)), Column.Number("cases"), "the best beside it",
            Column.Number("p, corrected"));
        foreach (RankedArm one in best.Ranking)
        {
            table.Row(
                Printable.Of(one.Arm.Name), VerdictText.Measured(best.Metric, one.Value),
                one.Cases.ToString("#,0", CultureInfo.InvariantCulture),
                one.Beside is { } beside ? $"{VerdictText.Kind(beside)}, {VerdictText.Gain(beside)}" : "",
                one.Beside is { } tested ? VerdictText.P(tested.AdjustedPValue) : "");
        }

        if (table.Count > 0)
        {
            table.Write(screen);
        }

        foreach (PassedOver one in best.LeftOut)
        {
            screen.Line($"  left out: {Printable.Of(one.Arm.Name)}, since {one.Why}");
        }
    }

    private static JsonObject Json(BestModel best) => new()
    {
        ["by"] = VerdictText.Metric(best.Metric),
        ["category"] = best.Category,
        ["arm"] = best.Best?.Name,
        ["shown"] = best.IsShown,
        ["tiedWith"] = Written.Json(best.TiedWith.Select(arm => arm.Name)),
        ["simulated"] = best.Best?.Simulated,
        ["ranking"] = new JsonArray([.. best.Ranking.Select(one => new JsonObject
        {
            ["arm"] = one.Arm.Name,
            ["value"] = Math.Round(one.Value, 9),
            ["cases"] = one.Cases,
            ["shownWorse"] = one.IsShownWorse,
            ["p"] = one.Beside is { } beside ? Math.Round(beside.AdjustedPValue, 6) : null,
        })]),
        ["leftOut"] = new JsonArray([.. best.LeftOut.Select(one => new JsonObject
        {
            ["arm"] = one.Arm.Name, ["why"] = one.Why,
        })]),
    };
}
