using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>The report of two runs as JSON; its keys are only ever added to.</summary>
internal static class RunPairJson
{
    public static void Write(Utf8JsonWriter json, RunPairReport report)
    {
        json.WriteNumber("format", 1);
        json.WriteString("kind", "run-pair-report");
        Side(json, "before", report.Before, report.MetricsBefore);
        Side(json, "after", report.After, report.MetricsAfter);
        json.Texts("notes", report.Notes);
        json.WriteNumber("shared_cases", report.Shared);
        json.Texts("only_before", report.OnlyBefore);
        json.Texts("only_after", report.OnlyAfter);
        json.Objects("comparisons", report.Comparisons, (into, one) =>
            ComparisonJson.Write(into, one, PairSections.Labelled(report, one)));
        json.Objects("changed", report.Changed, static (into, one) =>
        {
            into.WriteString("case", one.Case);
            into.WriteString("before", one.Before.Name);
            into.WriteString("after", one.After.Name);
            into.Figure("passed_before", one.PassedBefore);
            into.Figure("passed_after", one.PassedAfter);
            into.WriteBoolean("worse", one.IsWorse);
        });
    }

    private static void Side(Utf8JsonWriter json, string name, Run run, IReadOnlyList<ArmMetrics> arms)
    {
        json.WriteStartObject(name);
        RunReportJson.Header(json, run);
        json.Objects("arms", arms, ArmJson.Write);
        json.WriteEndObject();
    }
}
