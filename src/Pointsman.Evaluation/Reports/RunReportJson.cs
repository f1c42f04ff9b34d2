using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// The report of a run as JSON. Keys are only ever added; <c>format</c> changes when one of them changes its meaning.
/// </summary>
internal static class RunReportJson
{
    public static void Write(Utf8JsonWriter json, RunReport report)
    {
        RunJudgement judgement = report.Judgement;
        json.WriteNumber("format", 1);
        json.WriteString("kind", "run-report");
        Header(json, report.Run);
        json.WriteBoolean("passes", judgement.Passes);
        json.Texts("faults", judgement.Faults);
        json.Texts("notes", report.Notes);
        Recommendation(json, judgement.Recommendation);
        json.Objects(
            "arms", judgement.Metrics.Zip(judgement.Arms), static (into, arm) => Arm(into, arm.First, arm.Second));
        json.Objects("comparisons", judgement.Comparisons, static (into, one) =>
            ComparisonJson.Write(into, one, ArmLabel.Labelled(one)));
        json.Objects("best", judgement.Best, Best);
        json.Objects("pairs", judgement.Pairs, Pair);
        json.Objects("judges", judgement.Judges, Judge);
        json.Objects("warnings", judgement.Pitfalls, static (into, one) =>
        {
            into.WriteString("id", one.Id);
            into.WriteBoolean("grave", one.IsGrave);
            into.WriteString("found", one.Found);
            into.WriteString("why", one.Why);
            into.WriteString("remedy", one.Remedy);
        });
        json.Objects("checklist", judgement.Checklist, static (into, item) =>
        {
            into.WriteString("id", item.Id);
            into.WriteString("step", item.Step);
            into.WriteString("state", ReportJson.Word(item.State));
            into.WriteString("found", item.Found);
        });
    }

    public static void Header(Utf8JsonWriter json, Run run)
    {
        RunHeader header = run.Header;
        json.WriteString("suite", header.Suite);
        json.WriteString("description", header.Description);
        json.WriteString("hash", header.Hash);
        json.WriteString("started", header.Started);
        if (run.End is { } end)
        {
            json.WriteString("finished", end.Finished);
        }
        else
        {
            json.WriteNull("finished");
        }

        json.WriteString("stopped", run.End?.Stopped);
        json.WriteString("version", header.Version);
        json.WriteString("catalog", header.Catalog);
        json.WriteString("imported_from", header.ImportedFrom);
        json.WriteBoolean("simulated", header.Arms.Any(arm => arm.Simulated));
        json.WriteNumber("cases", header.Cases);
        json.WriteNumber("repeats", header.Repeats);
        json.WriteNumber("results", run.Count);
        json.Figure("margin", header.Margin);
        json.Figure("most_errors", header.MostErrors);
        json.WriteString("judge", header.Judge);
        json.Money("judge_cost_usd", run.JudgeCost);
        json.WriteNumber("asked_again", run.AskedAgain);
    }

    private static void Recommendation(Utf8JsonWriter json, Recommendation one)
    {
        json.WriteStartObject("recommendation");
        json.WriteString("arm", one.Arm?.Name);
        json.WriteString("sentence", one.Sentence);
        json.Texts("reasons", one.Reasons);
        json.Texts("evidence", one.Evidence);
        json.Objects("passed_over", one.PassedOver, PassedOver);
        json.Whole("more_cases", one.MoreCases);
        json.WriteBoolean("simulated", one.IsSimulated);
        json.WriteEndObject();
    }

    private static void Arm(Utf8JsonWriter json, ArmMetrics metrics, ArmJudgement judgement)
    {
        ArmJson.Write(json, metrics);
        json.WriteBoolean("passes", judgement.Passes);
        json.Objects("criteria", judgement.Criteria, static (into, result) =>
        {
            into.WriteString("criterion", result.Criterion.Text);
            into.WriteString("outcome", ReportJson.Word(result.Outcome));
            into.Interval("measured", result.Measured);
            into.WriteNumber("count", result.Count);
            into.WriteString("why", result.Why);
        });
    }

    private static void Best(Utf8JsonWriter json, BestModel best)
    {
        json.WriteString("metric", ReportJson.Word(best.Metric));
        json.WriteString("arm", best.Best?.Name);
        json.WriteBoolean("shown", best.IsShown);
        json.Objects("ranking", best.Ranking, static (into, one) =>
        {
            into.WriteString("arm", one.Arm.Name);
            into.Figure("value", one.Value);
            into.WriteNumber("cases", one.Cases);
            into.WriteBoolean("shown_worse", one.IsShownWorse);
        });
        json.Objects("left_out", best.LeftOut, PassedOver);
    }

    private static void PassedOver(Utf8JsonWriter json, PassedOver one)
    {
        json.WriteString("arm", one.Arm.Name);
        json.WriteString("why", one.Why);
    }

    private static void Pair(Utf8JsonWriter json, PairMetrics pair)
    {
        json.WriteString("baseline", pair.Baseline.Name);
        json.WriteString("arm", pair.Arm.Name);
        json.WriteNumber("wins", pair.Wins);
        json.WriteNumber("ties", pair.Ties);
        json.WriteNumber("losses", pair.Losses);
        json.WriteNumber("errors", pair.Errors);
        json.Interval("lead", pair.Lead);
        json.Figure("p", pair.PValue);
        json.Figure("p_adjusted", pair.AdjustedPValue);
        json.Interval("follows_place", pair.Bias?.Following);
        json.Interval("follows_first", pair.Bias?.First);
    }

    private static void Judge(Utf8JsonWriter json, JudgeAgreement judge)
    {
        json.WriteString("evaluator", judge.Evaluator.Name);
        json.WriteString("judge", judge.Judges.Count > 0 ? string.Join(", ", judge.Judges) : null);
        json.WriteNumber("labels", judge.Labels);
        json.Figure("share", judge.Share);
        json.Interval("kappa", judge.Kappa);
        json.WriteBoolean("weighted", judge.IsWeighted);
        json.Figure("self_deviation", judge.SelfDeviation);
        json.WriteNumber("errors", judge.Errors);
    }
}
