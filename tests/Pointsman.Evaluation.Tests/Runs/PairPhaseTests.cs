using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

public sealed class PairPhaseTests
{
    private const string Text = """
        name: capitals
        models: [one, two]
        cases:
          - {id: a, input: "The capital of Norway?"}
          - {id: b, input: "The capital of Sweden?"}
        evaluators: [{contains: o}]
        pairwise: judge
        concurrency: 1
        """;

    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_are_compared_in_both_orders_after_all_are_there()
    {
        using var folder = new TemporaryFolder();
        var judge = new ScriptedJudge("B", "A");
        Run run = await Runner(judge).RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Equal(2, run.Pairs.Count);
        Assert.All(run.Pairs, pair => Assert.Equal(PairChoice.Challenger, pair.Judgement!.Outcome));
        Assert.Equal(4, judge.Asked.Count);
        Assert.Equal("judge", run.Header.PairJudge);
        Assert.Equal(2, RunJudgement.Of(run).Pairs.Single().Wins);
        string file = await File.ReadAllTextAsync(folder.File("a.jsonl"), _cancel);
        Assert.Contains(
            """{"pair":{"c":0,"a":1,"r":0,"base":0,"first":"challenger","swapped":"challenger"}}""", file,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_between_the_orders_asks_only_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        var judge = new ScriptedJudge("B", "A");
        await Runner(judge).RunAsync(folder.File("a.jsonl"), _cancel);
        string[] lines = await File.ReadAllLinesAsync(folder.File("a.jsonl"), _cancel);
        int half = Array.FindIndex(
            lines, line => line.StartsWith("{\"aside\":{\"c\":1,\"a\":1", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(folder.File("a.jsonl"), lines[..(half + 1)], _cancel);

        var again = new ScriptedJudge("A");
        Run run = await Runner(again).RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Single(again.Asked);
        Assert.All(run.Pairs, pair => Assert.Equal(PairChoice.Challenger, pair.Judgement!.Outcome));
        Assert.NotNull(run.End);
    }

    [Fact]
    public async Task A_judge_that_says_something_else_is_an_error_and_no_tie()
    {
        using var folder = new TemporaryFolder();
        Run run = await Runner(new ScriptedJudge("I like both.")).RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.All(run.Pairs, pair => Assert.Contains("not in the form", pair.Error, StringComparison.Ordinal));
        PairMetrics pairs = RunJudgement.Of(run).Pairs.Single();
        Assert.Equal((0, 2), (pairs.Pairs, pairs.Errors));
        Assert.Null(run.End!.Stopped);
        Assert.Equal("two: 2 of 2 pairs could not be judged, more than 5 %", run.Failed);
    }

    [Fact]
    public async Task Who_watches_is_told_how_many_pairs_there_are_and_how_many_are_done()
    {
        using var folder = new TemporaryFolder();
        var told = new LastProgress();
        await Runner(new ScriptedJudge("B", "A", "what?", "why?"), told: told)
            .RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Contains(told.All, one => one is { Done: 4, Pairs: 2, PairsDone: 0 });
        Assert.Equal((4, 2, 2, 1, TimeSpan.Zero),
            (told.Last!.Done, told.Last.Pairs, told.Last.PairsDone, told.Last.PairErrors, told.Last.Left));
    }

    [Fact]
    public async Task Pairs_that_were_judged_before_are_counted_as_done()
    {
        using var folder = new TemporaryFolder();
        await Runner(new ScriptedJudge("B", "A")).RunAsync(folder.File("a.jsonl"), _cancel);
        string[] lines = await File.ReadAllLinesAsync(folder.File("a.jsonl"), _cancel);
        int first = Array.FindIndex(lines, line => line.StartsWith("{\"pair\"", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(folder.File("a.jsonl"), lines[..(first + 1)], _cancel);
        var told = new LastProgress();
        await Runner(new ScriptedJudge("B", "A"), told: told).RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Contains(told.All, one => one is { Pairs: 2, PairsDone: 1 });
        Assert.Equal(2, told.Last!.PairsDone);
    }

    [Fact]
    public async Task A_judge_that_is_away_stops_the_run_which_goes_on_when_it_is_back()
    {
        using var folder = new TemporaryFolder();
        Run run = await Runner(new ScriptedJudge("outage")).RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Contains("judge", run.End!.Stopped, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Pairs, pair => pair.Judgement is not null);

        var back = new ScriptedJudge("B", "A");
        run = await Runner(back).RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Equal(4, back.Asked.Count);
        Assert.All(run.Pairs, pair => Assert.Equal(PairChoice.Challenger, pair.Judgement!.Outcome));
        Assert.Null(run.End!.Stopped);
    }

    [Fact]
    public async Task Equal_answers_are_ties_that_nobody_is_paid_for()
    {
        using var folder = new TemporaryFolder();
        var judge = new ScriptedJudge("A");
        Run run = await Runner(judge, two: "Oslo").RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Empty(judge.Asked);
        Assert.Equal(2, RunJudgement.Of(run).Pairs.Single().Ties);
    }

    [Fact]
    public async Task Ratings_of_a_judge_that_was_asked_several_times_are_kept_in_the_file()
    {
        using var folder = new TemporaryFolder();
        string text = Text
            .Replace("{contains: o}", "{rubric: {text: Is it right?, samples: 2}}", StringComparison.Ordinal)
            .Replace("pairwise: judge", "judge: judge", StringComparison.Ordinal);
        Run run = await Runner(new ScriptedJudge("Score: 5", "Score: 3"), text: text)
            .RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Equal([1, 0.5], run[new Cell(0, 0, 0)]!.Scores![0].Votes!);
        Assert.Equal(["judge"], run.Header.Evaluators[0].Judges);
        Assert.Equal(Math.Sqrt(0.125), RunJudgement.Of(run).Judges.Single().SelfDeviation!.Value, 1e-9);
        Assert.Empty(run.Pairs);
    }

    [Fact]
    public async Task All_judges_of_a_combined_evaluator_are_kept_in_the_file()
    {
        using var folder = new TemporaryFolder();
        string text = Text.Replace(
            "{contains: o}",
            "{any-of: [{rubric: {text: A?, model: judge}}, {rubric: {text: B?, model: other}}, {rubric: C?}]}",
            StringComparison.Ordinal)
            .Replace("pairwise: judge", "judge: third", StringComparison.Ordinal);
        Run run = await Runner(new ScriptedJudge("Score: 5"), text: text).RunAsync(folder.File("a.jsonl"), _cancel);
        Assert.Equal(["judge", "other", "third"], run.Header.Evaluators[0].Judges);
        Assert.Equal(run.Header.Evaluators, RunFile.Read(folder.File("a.jsonl")).Header.Evaluators);
    }

    private static Runner Runner(IChatClient judge, string two = "Bergen", string text = Text, LastProgress? told = null)
    {
        var faults = new List<Fault>();
        Suite suite = SuiteFile.Parse(text, "suite.yaml", ".", faults)!;
        Assert.Empty(faults);
        return new Runner(suite, new RunnerOptions
        {
            Clients = arm => new ScriptedJudge(arm.Model == "one" ? "Oslo" : two),
            Time = new HurriedTime(),
            Progress = told,
            Tools = new EvaluatorTools { Judges = name => name == "judge" ? judge : null, DefaultJudge = "judge" },
        });
    }
}
