using System.Globalization;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What a run showed, on one screen; the whole of it is in its report.</summary>
internal static class RunSummary
{
    private const string Missing = "–";
    private const int MostWarnings = 6;

    public static void Write(Screen screen, Run run, RunJudgement judgement, string path)
    {
        RunHeader header = run.Header;
        screen.Heading($"{Printable.Of(header.Suite)}: {RunPlan.Count(header.Cases, "case")}, "
            + $"{RunPlan.Count(header.Arms.Count, "arm")}, "
            + (header.Repeats == 1 ? "each asked once" : $"each asked {header.Repeats} times"));
        Arms(screen, judgement);
        screen.List("went wrong", WentWrong.Lines(run));
        screen.List("verdicts", [.. judgement.Comparisons.SelectMany(comparison => comparison.Verdicts
            .Select(verdict => Printable.Of(VerdictText.Sentence(comparison, verdict))))]);
        screen.List("in pairs", [.. judgement.Pairs.Select(Pair)]);
        Criteria(screen, judgement);
        Pitfall[] shown = [.. judgement.Pitfalls.Take(MostWarnings)];
        string[] more = judgement.Pitfalls.Count <= MostWarnings ? []
            : [$"and {judgement.Pitfalls.Count - MostWarnings} more, in the report"];
        screen.List("warnings", [.. shown.Select(Warning), .. more]);
        var recommended = judgement.Recommendation;
        screen.List("recommendation",
            [Printable.Of(recommended.Sentence),
                .. recommended.Reasons.Where(reason => !recommended.Sentence.Contains(reason, StringComparison.Ordinal))
                    .Select(Printable.Of),
                .. recommended.IsSimulated ? ["Arms are simulated: this speaks of no model."] : Array.Empty<string>()]);
        screen.Line();
        screen.Heading(judgement.Passes ? "passed" : "failed");
        foreach (string fault in judgement.Faults)
        {
            screen.Line($"  {Printable.Of(fault)}");
        }

        string html = Path.ChangeExtension(path, ".html");
        screen.Line();
        new Table("", "")
            .Row("run", path)
            .Row("report", $"pointsman bench report {path} --out {html}")
            .Write(screen);
    }

    private static string Pair(PairMetrics one)
    {
        string errors = one.Errors == 0 ? "" : $", {Number(one.Errors)} not judged";
        string place = one.Bias is { Pairs: > 0 } bias
            ? $"; the judge followed the place in {Percent(bias.Following.Value)} of them"
            : "";
        return Printable.Of($"{one.Arm.Name} beside {one.Baseline.Name}: {Number(one.Wins)} better, {Number(one.Ties)} "
            + $"alike, {Number(one.Losses)} worse{errors}{place}");
    }

    private static string Warning(Pitfall one) =>
        $"{(one.IsGrave ? "grave: " : "")}{Printable.Of(one.Found)}: {Printable.Of(one.Remedy)}";

    private static void Arms(Screen screen, RunJudgement judgement)
    {
        var table = new Table(
            "arm", Column.Number("accuracy"), Column.Number("95 %"), Column.Number("p50"), Column.Number("p95"),
            Column.Number("an answer"), Column.Number("in all"), Column.Number("failed"));
        foreach (ArmMetrics arm in judgement.Metrics)
        {
            table.Row(
                Printable.Of(arm.Arm.Name), Percent(arm.Accuracy?.Value),
                arm.Accuracy is { } range ? $"{Share(range.Low)} – {Share(range.High)}" : Missing,
                Seconds(arm.Latency?.P50), Seconds(arm.Latency?.P95), arm.CostPerAnswer?.ToString() ?? Missing,
                arm.Cost.ToString(), arm.Failed + arm.Ungraded == 0 ? "0" : Errors(arm));
        }

        table.Write(screen);
    }

    private static void Criteria(Screen screen, RunJudgement judgement)
    {
        var table = new Table("arm", "criterion", "", Column.Number("measured"), "");
        foreach (ArmJudgement arm in judgement.Arms)
        {
            foreach (CriterionResult result in arm.Criteria)
            {
                table.Row(Printable.Of(arm.Arm.Name), result.Criterion.Text, result.Outcome switch
                {
                    CriterionOutcome.Met => "met",
                    CriterionOutcome.NotMet => "not met",
                    _ => "cannot say",
                }, Measured(result), result.Why ?? "");
            }
        }

        if (table.Count > 0)
        {
            screen.Line();
            screen.Heading("criteria");
            table.Write(screen);
        }
    }

    private static string Measured(CriterionResult result)
    {
        if (result.Measured is not { } found)
        {
            return Missing;
        }

        Func<double, string> write = CriterionText.Metrics.GetValueOrDefault(result.Criterion.Metric) switch
        {
            "share" => value => Percent(value),
            "time" => value => Seconds(value),
            "money" => value => double.IsFinite(value) ? new Usd((decimal)value).ToString() : Missing,
            _ => value => value.ToString("#,0.##", CultureInfo.InvariantCulture),
        };
        return $"{write(found.Value)} ({write(found.Low)} to {write(found.High)})";
    }

    private static string Errors(ArmMetrics arm)
    {
        string kinds = string.Join(", ", arm.Failures.OrderByDescending(one => one.Value)
            .ThenBy(one => one.Key, StringComparer.Ordinal).Take(3).Select(one => $"{one.Value} × {one.Key}"));
        string ungraded = arm.Ungraded > 0 ? $"{arm.Ungraded} not judged" : "";
        return string.Join(", ", new[] { kinds, ungraded }.Where(text => text.Length > 0));
    }

    private static string Percent(double? share) => share is { } known ? $"{Share(known)} %" : Missing;

    private static string Share(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Seconds(double? seconds) => seconds is { } known && double.IsFinite(known)
        ? known < 1 ? $"{(1_000 * known).ToString("0", CultureInfo.InvariantCulture)} ms"
            : $"{known.ToString("0.00", CultureInfo.InvariantCulture)} s"
        : Missing;

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
