using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evidence;

public sealed class RunEvidenceTests
{
    private static readonly RunArm Small = new() { Name = "small", Model = "openai/gpt-4o-mini" };
    private static readonly RunArm Large = new() { Name = "large", Model = "openai/gpt-4o" };

    [Fact]
    public void There_is_a_row_for_each_case_and_arm_with_a_graded_answer()
    {
        Run run = new MadeRun(3, Small, Large)
            .With("small", at => MadeRun.Graded(at == 0 ? 1 : 0, 0.001m, 400, 0.7))
            .With("large", at => at == 2 ? null : MadeRun.Graded(1, 0.01m, 900)).Make();
        RunEvidence evidence = RunEvidence.Of(run);
        Assert.Equal(
            ["q0 small 1", "q0 large 1", "q1 small 0", "q1 large 1", "q2 small 0"],
            evidence.Rows.Select(row => $"{row.Case} {row.Arm.Name} {row.Success}"));
        Assert.Equal(1, evidence.LeftOut);
        Assert.Equal(
            ("question 0", new Usd(0.001m), TimeSpan.FromMilliseconds(400), 0.7),
            (evidence.Rows[0].Question, evidence.Rows[0].Cost, evidence.Rows[0].Latency, evidence.Rows[0].Confidence));
        Assert.Null(evidence.Rows[1].Confidence);
    }

    [Fact]
    public void Repeats_of_a_case_are_averaged()
    {
        Run run = new MadeRun(2, Small) { Repeats = 2 }
            .With("small", at => MadeRun.Graded(at % 2, at == 0 ? 0.001m : 0.003m, 100 * (at + 1), at / 4.0)).Make();
        EvidenceRow first = RunEvidence.Of(run).Rows[0];
        Assert.Equal((0.5, 2, new Usd(0.002m)), (first.Success, first.Graded, first.Cost));
        Assert.Equal(TimeSpan.FromMilliseconds(150), first.Latency);
        Assert.Equal(0.125, first.Confidence);
    }

    [Fact]
    public void A_cost_that_is_unknown_of_one_repeat_is_unknown()
    {
        Run run = new MadeRun(1, Small) { Repeats = 2 }
            .With("small", at => MadeRun.Graded(1, at == 0 ? 0.001m : null)).Make();
        Assert.Null(RunEvidence.Of(run).Rows[0].Cost);
    }

    [Fact]
    public void Two_cases_of_the_same_name_stay_two()
    {
        Run run = new MadeRun(2, Small) { Name = _ => "same" }.With("small", _ => MadeRun.Graded(1)).Make();
        Assert.Equal(["same", "same (case 1)"], RunEvidence.Of(run).Rows.Select(row => row.Case));
    }

    [Theory]
    [InlineData("""{"input":"how much?","other":"no"}""", "how much?")]
    [InlineData("""{"question":"how much?","place":"Oslo","n":3}""", "how much?\nOslo")]
    [InlineData("{}", "")]
    public void The_question_is_the_input_or_else_all_texts(string values, string question)
    {
        using var json = JsonDocument.Parse(values);
        Assert.Equal(question, RunEvidence.Question(new Case
        {
            Id = "q", Values = json.RootElement.EnumerateObject().ToDictionary(one => one.Name, one => one.Value),
        }));
    }

    [Theory]
    [InlineData("""{"run":{"format":1}}""", true)]
    [InlineData("\uFEFF{ \"run\" :\n {", true)]
    [InlineData("""{"results":[]}""", false)]
    [InlineData("""{"run":"fast","case":"q1"}""", false)]
    [InlineData("", false)]
    public void A_run_is_known_by_its_first_line(string text, bool run)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(run, RunEvidence.IsRun(folder.Write("some.jsonl", text)));
    }
}
