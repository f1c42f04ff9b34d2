using System.Text;

namespace Pointsman.Server;

/// <summary>What became of checked answers, in the text format that Prometheus scrapes.</summary>
internal static class CheckText
{
    public static void Append(StringBuilder text, IReadOnlyList<CheckCounts> counts)
    {
        text.Append("# HELP pointsman_checked_answers_total Answers that were checked, by model and what came of it\n");
        text.Append("# TYPE pointsman_checked_answers_total counter\n");
        foreach (CheckCounts one in counts)
        {
            Line(text, one.Model, "passed", one.Passed);
            Line(text, one.Model, "repaired", one.Repaired);
            Line(text, one.Model, "retried", one.Retried);
            Line(text, one.Model, "escalated", one.Escalated);
            Line(text, one.Model, "failed", one.Failed);
        }

        text.Append("# HELP pointsman_repairs_total Repairs of answers by model and kind\n");
        text.Append("# TYPE pointsman_repairs_total counter\n");
        foreach (CheckCounts one in counts)
        {
            foreach ((string repair, long count) in one.Repairs)
            {
                text.Append("pointsman_repairs_total{model=\"").Append(PrometheusText.Label(one.Model))
                    .Append("\",repair=\"").Append(repair).Append("\"} ").Append(count).Append('\n');
            }
        }
    }

    private static void Line(StringBuilder text, string model, string outcome, long count) => text
        .Append("pointsman_checked_answers_total{model=\"").Append(PrometheusText.Label(model))
        .Append("\",outcome=\"").Append(outcome).Append("\"} ").Append(count).Append('\n');
}
