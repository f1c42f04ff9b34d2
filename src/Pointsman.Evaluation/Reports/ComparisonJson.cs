using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>A comparison in the JSON reports; its sentences name the arms as people read them.</summary>
internal static class ComparisonJson
{
    public static void Write(Utf8JsonWriter json, ArmComparison comparison, ArmComparison labelled)
    {
        json.WriteString("baseline", comparison.Baseline.Name);
        json.WriteString("arm", comparison.Arm.Name);
        if (comparison.Counts is { } counts)
        {
            json.WriteStartObject("counts");
            json.WriteNumber("both", counts.Both);
            json.WriteNumber("arm_only", counts.FirstOnly);
            json.WriteNumber("baseline_only", counts.SecondOnly);
            json.WriteNumber("neither", counts.Neither);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("counts");
        }

        json.Objects("verdicts", comparison.Verdicts, (into, verdict) =>
        {
            into.WriteString("metric", ReportJson.Word(verdict.Metric));
            into.WriteString("verdict", ReportJson.Word(verdict.Kind));
            into.WriteNumber("pairs", verdict.Pairs);
            into.Interval("gain", verdict.Gain);
            into.Figure("margin", verdict.Margin);
            into.Figure("p", verdict.PValue);
            into.Figure("p_adjusted", verdict.AdjustedPValue);
            into.Figure("p_margin", verdict.MarginPValue);
            into.WriteString("test", verdict.Test);
            into.Whole("more_cases", verdict.MoreCases);
            into.WriteString("sentence", VerdictText.Sentence(labelled, verdict));
        });
    }
}
