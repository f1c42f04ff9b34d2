using Pointsman.Evaluation;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>
/// What goes wrong in a run is counted and named, never scored and never left out unseen: each of them from the command
/// to the file of the run.
/// </summary>
public sealed class WhatGoesWrongTests
{
    private const string Judged = """
        name: judged
        models: [sim/small]
        prompts: ["{{input}}{{sim}}"]
        cases: cases.jsonl
        retries: 0
        evaluators: [{rubric: Is it right?}]
        """;

    [Fact]
    public async Task A_judge_that_is_away()
    {
        using var folder = new BenchFolder();
        (BenchCall call, Run run) = await RunAsync(folder, Judged + "\njudge: sim/large:503\n", BenchFolder.Cases());
        Assert.Equal(100, call.Code);
        Assert.Contains("10 not judged", call.Out);
        Assert.Contains("c0, sim/small: 'sim/large:503' did not answer (503)", call.Out);
        Assert.Contains("to ask anew what failed: pointsman bench run DIR/suite.yaml --resume DIR/run.jsonl --again",
            call.Error);
        Assert.Contains("10 of 10 results are failures or could not be judged", run.Failed);
        AssertNothingIsGraded(run, 10);
    }

    [Fact]
    public async Task A_judge_that_answers_in_another_form()
    {
        // The mark in the question tells the simulated judge to say A0, A1…
        using var folder = new BenchFolder();
        (BenchCall call, Run run) = await RunAsync(folder, Judged + "\njudge: sim/large\n", BenchFolder.Cases());
        Assert.Equal(100, call.Code);
        Assert.Contains("10 not judged", call.Out);
        Assert.Contains("c0, sim/small: the judge's answer is not in the form that was asked for: \"", call.Out);
        AssertNothingIsGraded(run, 10);
    }

    [Fact]
    public async Task A_model_that_returns_HTML()
    {
        using BenchFolder folder = BenchFolder.WithSuite("retries: 0");
        string suite = await File.ReadAllTextAsync(folder["suite.yaml"], TestContext.Current.CancellationToken);
        (BenchCall call, Run run) = await RunAsync(
            folder, suite.Replace("sim/small, sim/large", "sim/small:html", StringComparison.Ordinal),
            BenchFolder.Cases());
        Assert.Equal(100, call.Code);
        Assert.Contains("10 × ", call.Out);
        Assert.Contains("c0, sim/small:html: ", call.Out);
        Assert.All(run.Cases, one => Assert.Equal("call", run[new Cell(one.Index, 0, 0)]!.Failure!.Stage));
        AssertNothingIsGraded(run, 10);
    }

    [Theory]
    [InlineData("cases: []")]
    [InlineData("cases: cases.jsonl")]
    public async Task A_suite_without_cases(string cases)
    {
        using var folder = new BenchFolder();
        folder.Write("cases.jsonl", "\n\n");
        folder.Write("suite.yaml", $"name: none\nmodels: [sim/small]\nevaluators: [json]\n{cases}\n");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.Equal((1, "none: the suite has no cases; add cases: cases: cases.jsonl"),
            (call.Code, Assert.Single(call.Faults)));
        Assert.False(File.Exists(folder["run.jsonl"]));
    }

    [Fact]
    public async Task An_id_that_stands_there_twice() => await OneOfElevenAsync(
        """{"id":"c3","input":"Again?","expected":"A","sim":""}""",
        "cases.jsonl:11: found the id 'c3' a second time; the first is at cases.jsonl:4; give each case an id of "
            + "its own",
        "bad row");

    [Fact]
    public async Task A_value_that_a_template_lacks() => await OneOfElevenAsync(
        """{"id":"new","input":"And this?","expected":"A"}""",
        "cases.jsonl:11: the case has no value for {{sim}}",
        "missing value");

    [Fact]
    public async Task A_bad_row_of_a_table()
    {
        using BenchFolder folder = BenchFolder.WithSuite("most-errors: 50%", "cases.csv");
        folder.Write("cases.csv", "input,expected,sim\nOne?,A,\n\"Two\"?,B,\nThree?,C,\n");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Run run = RunFile.Read(folder["run.jsonl"]);
        Assert.Contains("1 × bad row", call.Out);
        Assert.Contains("cases.csv:3: found '?' behind a closing quote", call.Out);
        Assert.Equal(["1", "cases.csv:3", "3"], run.Cases.Select(one => one.Case.Id));
        Assert.Null(run[new Cell(1, 0, 0)]!.Grade);
        Assert.NotNull(run[new Cell(2, 0, 0)]!.Grade);
    }

    // Ten good cases and one that is not; the good ones are scored as ever.
    private static async Task OneOfElevenAsync(string line, string named, string counted)
    {
        using BenchFolder folder = BenchFolder.WithSuite("most-errors: 50%");
        string suite = await File.ReadAllTextAsync(folder["suite.yaml"], TestContext.Current.CancellationToken);
        (BenchCall call, Run run) = await RunAsync(folder, suite, BenchFolder.Cases() + line + "\n");
        Assert.Contains($"1 × {counted}", call.Out);
        Assert.Contains($"  {named}\n", call.Out);
        Assert.Equal(11, run.Cases.Count);
        Assert.Equal(counted, run[new Cell(10, 0, 0)]!.Failure!.Kind);
        Assert.Null(run[new Cell(10, 0, 0)]!.Grade);
        Assert.Equal(10, RunMetrics.Of(run)[0].Cases);
    }

    private static async Task<(BenchCall Call, Run Run)> RunAsync(BenchFolder folder, string suite, string cases)
    {
        folder.Write("suite.yaml", suite);
        folder.Write("cases.jsonl", cases);
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        return (call, RunFile.Read(folder["run.jsonl"]));
    }

    private static void AssertNothingIsGraded(Run run, int cases)
    {
        Assert.Equal(cases, run.Cases.Count);
        Assert.All(run.Cases, one => Assert.Null(run[new Cell(one.Index, 0, 0)]!.Grade));
        ArmMetrics arm = RunMetrics.Of(run).Single();
        Assert.Equal((null, null, 0), (arm.Accuracy, arm.Score, arm.Cases));
    }
}
