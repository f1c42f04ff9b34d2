using System.Globalization;
using System.Text.Json;
using Pointsman.ReportBench;
using Xunit;

namespace Pointsman.Evaluation.Tests.Reports;

/// <summary>Every figure of a report is that of the metrics.</summary>
public sealed class FiguresTests
{
    private static readonly Run Generated = new GeneratedRun(11).Make(120, 4);

    [Fact]
    public void The_table_of_arms_says_what_was_measured()
    {
        string[] lines = SomeRun.Report(Generated, ReportFormat.Text).Split('\n');
        int title = Array.IndexOf(lines, "Arms");
        IReadOnlyList<ArmMetrics> arms = RunMetrics.Of(Generated);
        for (int at = 0; at < arms.Count; at++)
        {
            ArmMetrics arm = arms[at];
            string[] cells = lines[title + 2 + at].Split(
                "  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.Equal(arm.Arm.Name + " (simulated)", cells[0]);
            Assert.Equal(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100 * arm.Accuracy!.Value:F1} % ({100 * arm.Accuracy.Low:F1}–{100 * arm.Accuracy.High:F1})"),
                cells[1]);
            Assert.Equal(arm.Cases, int.Parse(cells[2], CultureInfo.InvariantCulture));
            Assert.Equal(arm.Latency!.P50, Seconds(cells[3]), 0.006 * arm.Latency.P50);
            Assert.Equal(arm.Latency.P95, Seconds(cells[4]), 0.006 * arm.Latency.P95);
            Assert.Equal(arm.CostPerAnswer!.Value.ToString(), cells[5]);
            Assert.Equal(arm.Failed + arm.Ungraded, int.Parse(cells[6], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Every_verdict_stands_in_the_summary_as_a_sentence()
    {
        string text = Unwrapped(SomeRun.Report(Generated, ReportFormat.Text));
        RunJudgement judgement = RunJudgement.Of(ArmLabel.Labelled(Generated));
        Assert.Equal(9, judgement.Comparisons.Sum(comparison => comparison.Verdicts.Count));
        foreach (ArmComparison comparison in judgement.Comparisons)
        {
            Assert.All(comparison.Verdicts, verdict =>
                Assert.Contains(VerdictText.Sentence(comparison, verdict), text, StringComparison.Ordinal));
        }

        Assert.Contains(Unwrapped(judgement.Recommendation.Sentence), text, StringComparison.Ordinal);
        Assert.All(
            judgement.Pitfalls,
            one => Assert.Contains(Unwrapped(one.Found), text, StringComparison.OrdinalIgnoreCase));
        Assert.All(judgement.Checklist, one => Assert.Contains(one.Step, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_the_figures_unrounded()
    {
        using var json = JsonDocument.Parse(SomeRun.Report(Generated, ReportFormat.Json));
        JsonElement arms = json.RootElement.GetProperty("arms");
        foreach ((JsonElement read, ArmMetrics arm) in arms.EnumerateArray().Zip(RunMetrics.Of(Generated)))
        {
            Assert.Equal(arm.Arm.Name, read.GetProperty("name").GetString());
            Assert.True(read.GetProperty("simulated").GetBoolean());
            Assert.Equal(arm.Accuracy!.Value, read.GetProperty("accuracy").GetProperty("value").GetDouble());
            Assert.Equal(arm.Latency!.P95, read.GetProperty("latency_s").GetProperty("p95").GetDouble());
            Assert.Equal(arm.Cost.Amount, read.GetProperty("cost_usd").GetDecimal());
            Assert.Equal(arm.Categories.Count, read.GetProperty("categories").GetArrayLength());
        }
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Html)]
    public void What_is_simulated_imported_or_cut_off_is_said(ReportFormat format)
    {
        Run run = SomeRun.WithEveryState();
        string report = SomeRun.Report(run.Under(run.Header with { ImportedFrom = "promptfoo" }), format);
        Assert.Contains("arm1 (simulated)", report, StringComparison.Ordinal);
        Assert.Contains("simulated: what was measured says nothing about a model", report, StringComparison.Ordinal);
        Assert.Contains("Imported from promptfoo", report, StringComparison.Ordinal);
        Assert.Contains("stopped before its end: the spend of $1.00 was reached", report, StringComparison.Ordinal);
        Assert.Contains("6 of 12 questions have a result", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2344, "234 ms")]
    [InlineData(0.9999, "1.00 s")]
    [InlineData(9.994, "9.99 s")]
    [InlineData(9.996, "10.0 s")]
    [InlineData(1234.56, "1,234.6 s")]
    [InlineData(double.NaN, "–")]
    public void Seconds_are_written_with_three_digits(double seconds, string written) =>
        Assert.Equal(written, ReportFigures.Seconds(seconds));

    [Fact]
    public void Long_texts_share_what_short_ones_leave()
    {
        Assert.Equal(TextBudget.MostPerText, TextBudget.Limit([10, 20, 1_000_000]));
        Assert.Equal(495, TextBudget.Limit([10, 1000, 1000], mostInAll: 1000));
        Assert.Equal(TextBudget.LeastPerText, TextBudget.Limit(Enumerable.Repeat(500, 1000), mostInAll: 1000));
    }

    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static double Seconds(string text) => text.EndsWith(" ms", StringComparison.Ordinal)
        ? double.Parse(text[..^3], CultureInfo.InvariantCulture) / 1000
        : double.Parse(text[..^2], CultureInfo.InvariantCulture);
}
