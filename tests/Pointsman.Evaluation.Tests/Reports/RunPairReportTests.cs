using System.Text;
using System.Text.Json;
using Pointsman.ReportBench;
using Xunit;

namespace Pointsman.Evaluation.Tests.Reports;

public sealed class RunPairReportTests
{
    private static readonly Run Before = new GeneratedRun(1).Make(90, 3);
    private static readonly Run After = new GeneratedRun(2).Make(120, 2);

    [Fact]
    public void A_run_beside_itself_shows_no_change()
    {
        RunPairReport report = RunPairReport.Of(Before, Before);
        Assert.Empty(report.Changed);
        Assert.Equal(90, report.Shared);
        Assert.Equal(3, report.Comparisons.Count);
        Assert.All(report.Comparisons, comparison => Assert.Equal(0, comparison[ComparedMetric.Accuracy]!.Gain.Value));
    }

    [Fact]
    public void Arms_of_one_name_are_compared_on_the_cases_of_both()
    {
        RunPairReport report = RunPairReport.Of(Before, After);
        Assert.Equal(["large", "medium"], report.Comparisons.Select(comparison => comparison.Arm.Name));
        Assert.All(report.Comparisons, comparison => Assert.Equal(comparison.Baseline.Name, comparison.Arm.Name));
        Assert.Equal(90, report.Shared);
        Assert.Empty(report.OnlyBefore);
        Assert.Equal(30, report.OnlyAfter.Count);
        Assert.InRange(report.Comparisons[0][ComparedMetric.Accuracy]!.Pairs, 80, 90);
    }

    [Fact]
    public void Cases_that_changed_are_those_that_the_comparison_counts()
    {
        RunPairReport report = RunPairReport.Of(Before, After);
        foreach (ArmComparison comparison in report.Comparisons)
        {
            ChangedCase[] own = [.. report.Changed.Where(one => one.After == comparison.Arm)];
            Assert.Equal(comparison.Counts!.SecondOnly, own.Count(one => one.IsWorse));
            Assert.Equal(comparison.Counts.FirstOnly, own.Count(one => !one.IsWorse));
        }
    }

    [Fact]
    public void Without_a_common_name_the_second_run_is_beside_the_baseline_of_the_first()
    {
        RunHeader other = After.Header with
        {
            Arms = [.. After.Header.Arms.Select(arm => arm with { Name = arm.Name + " 2" })], Baseline = null,
            Hash = "other",
        };
        RunPairReport report = RunPairReport.Of(Before, After.Under(other));
        Assert.Equal(["large", "large"], report.Comparisons.Select(comparison => comparison.Baseline.Name));
        Assert.Contains(report.Notes, note => note.Contains("No arm has the same name", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.Contains("different suites", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pair_that_is_chosen_stands_alone_and_is_judged_by_its_own_margin()
    {
        RunPairReport report = RunPairReport.Of(Before, After, new PairedArms(2, 0, 0.10));
        ArmComparison comparison = Assert.Single(report.Comparisons);
        Verdict verdict = comparison[ComparedMetric.Accuracy]!;
        Assert.Equal(("small", "large"), (comparison.Baseline.Name, comparison.Arm.Name));
        Assert.Equal((0.10, verdict.PValue), (verdict.Margin, verdict.AdjustedPValue));
        Assert.Equal("small", Assert.Single(report.MetricsBefore).Arm.Name);
        Assert.Equal("large", Assert.Single(report.MetricsAfter).Arm.Name);
        Assert.All(report.Changed, one => Assert.Equal(("small", "large"), (one.Before.Name, one.After.Name)));
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Html)]
    public void Cases_of_one_id_are_told_apart_by_their_order(ReportFormat format)
    {
        Run half = Pairs(at => at % 2 == 0), all = Pairs(_ => true);
        RunPairReport report = RunPairReport.Of(half, all);
        Assert.Equal((20, 10), (report.Shared, report.Changed.Count));
        Assert.Empty(report.OnlyBefore.Concat(report.OnlyAfter));
        using var to = new MemoryStream();
        RunReports.Write(half, all, format, to);
        Assert.NotEqual(0, to.Length);

        static Run Pairs(Func<int, bool> passes) => Verdicts.SomeRun.Of(
            20, [Verdicts.SomeRun.Arm("arm", passes)], one: (at, own) => own with { Id = $"case {at / 2}" });
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Html)]
    public void The_same_two_runs_give_the_same_bytes(ReportFormat format)
    {
        string report = Write(format);
        Assert.Equal(report, Write(format));
        Assert.Contains("large", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_page_has_the_arms_of_both_and_all_cases()
    {
        string html = Write(ReportFormat.Html);
        const string Start = "id=\"pm-index\">";
        int from = html.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        using var index = JsonDocument.Parse(html[from..html.IndexOf("</script>", from, StringComparison.Ordinal)]);
        Assert.Equal(
            ["large, before (simulated)", "medium, before (simulated)", "small, before (simulated)",
                "large, after (simulated)", "medium, after (simulated)"],
            index.RootElement.GetProperty("arms").EnumerateArray().Select(arm => arm.GetString()));
        Assert.Equal(120, index.RootElement.GetProperty("ids").GetArrayLength());
        string? states = index.RootElement.GetProperty("states")[0].GetString();
        Assert.EndsWith(new string('-', 30), states, StringComparison.Ordinal);
    }

    [Fact]
    public void Junit_has_no_form_for_two_runs()
    {
        FaultsException refused = Assert.Throws<FaultsException>(() => Write(ReportFormat.Junit));
        Assert.Contains("write text, markdown, json or html", refused.Message, StringComparison.Ordinal);
    }

    private static string Write(ReportFormat format)
    {
        using var to = new MemoryStream();
        RunReports.Write(Before, After, format, to);
        return Encoding.UTF8.GetString(to.ToArray());
    }
}
