using System.Text;

namespace Pointsman.Server;

/// <summary>What became of checked answers, in the text format that Prometheus scrapes.</summary>
internal static class CheckText
{
    private const string Answers = "pointsman_checked_answers_total";
    private const string Repairs = "pointsman_repairs_total";

    public static void Append(StringBuilder text, IReadOnlyList<CheckCounts> counts)
    {
        PrometheusText.Head(text, Answers, "counter", "Answers that were checked, by model and what came of it");
        foreach (CheckCounts one in counts)
        {
            Line(text, one.Model, "passed", one.Passed);
            Line(text, one.Model, "repaired", one.Repaired);
            Line(text, one.Model, "retried", one.Retried);
            Line(text, one.Model, "escalated", one.Escalated);
            Line(text, one.Model, "failed", one.Failed);
        }

        PrometheusText.Head(text, Repairs, "counter", "Repairs of answers by model and kind");
        foreach (CheckCounts one in counts)
        {
            foreach ((string repair, long count) in one.Repairs)
            {
                PrometheusText.Line(
                    text, Repairs, $"model=\"{PrometheusText.Label(one.Model)}\",repair=\"{repair}\"", count);
            }
        }
    }

    private static void Line(StringBuilder text, string model, string outcome, long count) => PrometheusText.Line(
        text, Answers, $"model=\"{PrometheusText.Label(model)}\",outcome=\"{outcome}\"", count);
}
