using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>What is left out of a run that is read without its texts, and what never is.</summary>
public sealed class RunFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_texts_all_figures_are_there()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked == "q1" ? "wrong" : asked);
        string path = folder.File("a.jsonl");
        Run run = await new Runner(Some.Suite(3) with { Repeats = 2 }, Some.Options(client) with
        {
            Prices = _ => Some.Price,
        }).RunAsync(path, Cancel);
        Run lean = RunFile.Read(path, new RunReadOptions { Texts = false });

        Assert.Equal((true, false), (run.HasTexts, lean.HasTexts));
        Assert.Equal(run.Cases.Select(one => one.Case.Id), lean.Cases.Select(one => one.Case.Id));
        Assert.All(lean.Cases, one => Assert.Empty(one.Case.Values));
        for (int at = 0; at < 6; at++)
        {
            var cell = new Cell(at / 2, 0, at % 2);
            CellResult full = run[cell]!, bare = lean[cell]!;
            Assert.Equal(full.Grade, bare.Grade);
            Assert.Equal(full.Answer! with { Text = "", Tools = bare.Answer!.Tools }, bare.Answer);
            Assert.Null(bare.Scores![0].Reason);
        }

        Assert.NotNull(run[new Cell(1, 0, 0)]!.Scores![0].Reason);
    }

    [Fact]
    public async Task Without_answers_all_conclusions_are_the_same()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked == "q1" ? "wrong" : asked);
        string path = folder.File("a.jsonl");
        Suite suite = Some.Suite(12);
        Case[] cases = [.. CaseRows.Of(suite).Select(row => row.Case!)];
        Run run = await new Runner(
            suite with { Cases = [new InlineCases([.. cases, cases[0] with { Id = "again" }])] },
            Some.Options(client)).RunAsync(path, Cancel);
        Run lean = RunFile.Read(path, RunReadOptions.Conclusions);

        Assert.Equal("", lean[new Cell(1, 0, 0)]!.Answer!.Text);
        RunJudgement judged = RunJudgement.Of(run), leanly = RunJudgement.Of(lean);
        Assert.Contains(judged.Pitfalls, pitfall => pitfall.Id == "duplicate-cases");
        Assert.Equal(judged.Pitfalls, leanly.Pitfalls);
        Assert.Equal(judged.Checklist, leanly.Checklist);
        Assert.Equal(judged.Metrics[0].Accuracy, leanly.Metrics[0].Accuracy);
        Assert.Equal(judged.Recommendation.Sentence, leanly.Recommendation.Sentence);
    }

    [Fact]
    public void A_run_of_results_that_are_there_already_holds_them_all()
    {
        var header = new RunHeader { Suite = "s", Hash = "h", Arms = [new RunArm { Name = "a", Model = "a" }] };
        var results = new Dictionary<Cell, CellResult>
        {
            [new Cell(4, 0, 2)] = new() { Answer = new Answer { Text = "x" } },
            [new Cell(0, 0, 0)] = new() { Failure = new CellFailure("call", "500", "no") },
        };
        var run = new Run(header, [], results, new RunEnd(default));

        Assert.Equal(2, run.Count);
        Assert.All(results, one => Assert.Same(one.Value, run[one.Key]));
        Assert.Null(run[new Cell(4, 0, 3)]);
        Assert.Null(run[new Cell(-1, 7, 0)]);
    }

    [Theory]
    [InlineData(""" "judge":"a/one" """, "a/one")]
    [InlineData(""" "judge":"a/one","further_judges":["b/two"] """, "a/one b/two")]
    [InlineData(""" "more":1 """, "")]
    public void All_judges_of_an_evaluator_are_read_and_the_one_of_older_files(string said, string judges)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.jsonl", """
            {"run":{"format":1,"suite":"s","hash":"h","started":"2026-01-01T00:00:00Z","seed":1,"repeats":1,LINE
            "cases":1,"arms":[{"name":"a","model":"a"}],LINE
            "evaluators":[{"name":"all","kind":"all-of","weight":1,SAID}],"criteria":[],"margin":0.05,"most_errors":0.05}}

            """.Replace("LINE\n", "", StringComparison.Ordinal).Replace("SAID", said, StringComparison.Ordinal));
        RunEvaluator read = RunFile.Read(path).Header.Evaluators.Single();

        Assert.Equal(judges, string.Join(' ', read.Judges));
        Assert.Equal(new RunEvaluator("all", "all-of", 1) { Judges = [.. read.Judges] }, read);
    }

    [Fact]
    public void A_file_that_lies_about_its_length_takes_no_memory()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.jsonl", """
            {"run":{"format":1,"suite":"s","hash":"h","started":"2026-01-01T00:00:00Z","seed":1,"repeats":2000000000,LINE
            "cases":2000000000,"arms":[{"name":"a","model":"a"}],"evaluators":[],"criteria":[],"margin":0.05,LINE
            "most_errors":0.05}}

            """.Replace("LINE\n", "", StringComparison.Ordinal));
        FaultsException refused = Assert.Throws<FaultsException>(() => RunFile.Read(path));

        Assert.Contains("are more than a run has", refused.Message, StringComparison.Ordinal);
    }
}
