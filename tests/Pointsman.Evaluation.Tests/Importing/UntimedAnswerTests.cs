using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

/// <summary>Some tools do not say how long an answer took: that is unknown everywhere, and nowhere 0.</summary>
public sealed class UntimedAnswerTests
{
    [Theory]
    [InlineData("openai-log.jsonl")]
    [InlineData("meai")]
    public void An_answer_that_nobody_timed_has_no_time_and_no_metric_counts_it(string name)
    {
        using var folder = new TemporaryFolder();
        Run run = Import(name, folder);
        Assert.All(Answers(run), answer => Assert.Null(answer.Latency));
        Assert.All(RunMetrics.Of(run), arm => Assert.Equal((null, null), (arm.Latency, arm.TokensPerSecond)));
        Assert.All(ArmOutcomes.Of(run, 0).Cases, one => Assert.Null(one.Seconds));
        Assert.All(RunEvidence.Of(run).Rows, row => Assert.Null(row.Latency));
        Assert.DoesNotContain("\"ms\"", File.ReadAllText(folder.File("run.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_tell_no_time_where_there_is_none()
    {
        using var folder = new TemporaryFolder();
        Run run = Import("meai", folder);
        XElement suite = XDocument.Parse(Reports.SomeRun.Report(run, ReportFormat.Junit)).Root!.Elements().Single();
        Assert.Null(suite.Attribute("time"));
        Assert.Equal(
            [null, null, null, "0.000"], suite.Elements().Select(test => test.Attribute("time")?.Value));
        using var json = JsonDocument.Parse(Reports.SomeRun.Report(run, ReportFormat.Json));
        Assert.Equal(
            JsonValueKind.Null, json.RootElement.GetProperty("arms")[0].GetProperty("latency_s").ValueKind);
        Assert.DoesNotContain(
            "\"s\":0", Reports.SomeRun.Report(run, ReportFormat.Html), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_imported_before_with_a_time_of_0_is_read_without_one()
    {
        using var folder = new TemporaryFolder();
        Import("meai", folder);
        string now = File.ReadAllText(folder.File("run.jsonl"));
        string before = now.Replace("\"text\":", "\"ms\":0,\"text\":", StringComparison.Ordinal);
        Assert.NotEqual(before, now);
        Assert.All(
            Answers(RunFile.Read(folder.Write("before.jsonl", before))), answer => Assert.Null(answer.Latency));

        string own = before.Replace("\"imported_from\":\"meai\"", "\"version\":\"1\"", StringComparison.Ordinal);
        Assert.NotEqual(before, own);
        Assert.All(
            Answers(RunFile.Read(folder.Write("own.jsonl", own))),
            answer => Assert.Equal(TimeSpan.Zero, answer.Latency));
    }

    [Fact]
    public void Who_answers_fastest_is_not_said_where_some_answers_have_no_time()
    {
        Verdicts.Did timed = new(true), untimed = new(true) { Seconds = null };
        Run run = Verdicts.SomeRun.Of(
            40, [("timed", (_, _) => timed), ("partly", (at, _) => at < 20 ? timed : untimed)]);
        var best = BestModel.Of(run, ComparedMetric.Latency);
        Assert.Equal("timed", best.Ranking.Single().Arm.Name);
        Assert.Equal("the latency of some of its answers is unknown", best.LeftOut.Single().Why);
    }

    private static IEnumerable<Answer> Answers(Run run) => run.Cases
        .SelectMany(one => Enumerable.Range(0, run.Header.Repeats)
            .Select(repeat => run[new Cell(one.Index, 0, repeat)]))
        .Select(result => result?.Answer).OfType<Answer>();

    private static Run Import(string name, TemporaryFolder folder)
    {
        RunImport.Write(Some.File(name), folder.File("run.jsonl"));
        return RunFile.Read(folder.File("run.jsonl"));
    }
}
