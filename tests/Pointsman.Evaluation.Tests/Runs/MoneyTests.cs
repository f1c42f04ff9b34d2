using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>Every dollar is counted once, whoever says what it was.</summary>
public sealed class MoneyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_answers_and_judges_say_that_they_cost_is_counted_also_while_the_run_is_under_way()
    {
        using var folder = new TemporaryFolder();
        using var client = new TellingClient(new ScriptedClient(asked => asked), 0.01m);
        using var judge = new TellingClient(new ScriptedClient(_ => "yes"), 0.5m);
        Suite suite = Some.Suite(4) with { Evaluators = [new EvaluatorUse(new AskingEvaluator())] };
        var told = new LastProgress();
        Run run = await new Runner(suite, Some.Options(client) with
        {
            Progress = told, Tools = new EvaluatorTools { Judges = _ => judge },
        }).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Equal(new Usd(2.04m), told.Last!.Spent);
        Assert.Equal((new Usd(2m), Usd.Zero), (run.JudgeCost, run.Doubtful));
        Assert.Equal(new Usd(0.04m), RunMetrics.Of(run).Single().Cost);
    }

    [Fact]
    public async Task Remembered_answers_are_paid_by_nobody_and_still_say_what_an_answer_costs()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        using AnswerCache cache = AnswerCache.Open(folder.File("answers.jsonl"));
        RunnerOptions options = Some.Options(client) with { Cache = cache, Prices = _ => Some.Price };
        await new Runner(Some.Suite(4), options).RunAsync(folder.File("a.jsonl"), Cancel);
        Run run = await new Runner(Some.Suite(4), options).RunAsync(folder.File("b.jsonl"), Cancel);

        ArmMetrics arm = RunMetrics.Of(run).Single();
        Assert.Equal((4, Usd.Zero, new Usd(0.015m)), (arm.Remembered, arm.Cost, arm.CostPerAnswer));
    }

    [Fact]
    public async Task Answers_of_an_arm_that_may_change_are_not_remembered()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        using AnswerCache cache = AnswerCache.Open(folder.File("answers.jsonl"));
        RunnerOptions options = Some.Options(client) with { Cache = cache, MayRemember = arm => arm.Model != "route" };
        await new Runner(Some.Suite(3, "model", "route"), options).RunAsync(folder.File("a.jsonl"), Cancel);
        await new Runner(Some.Suite(3, "model", "route"), options).RunAsync(folder.File("b.jsonl"), Cancel);

        Assert.Equal((9, 3), (client.Calls, cache.Count));
    }

    [Fact]
    public async Task Remembered_answers_that_have_still_to_be_judged_are_counted_once_when_a_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        using AnswerCache cache = AnswerCache.Open(folder.File("answers.jsonl"));
        RunnerOptions options = Some.Options(client) with { Cache = cache };
        await new Runner(Some.Suite(4), options).RunAsync(folder.File("a.jsonl"), Cancel);
        await new Runner(Some.Suite(4), options).RunAsync(folder.File("b.jsonl"), Cancel);
        string[] lines = await File.ReadAllLinesAsync(folder.File("b.jsonl"), Cancel);
        await File.WriteAllLinesAsync(folder.File("b.jsonl"),
            lines.Where(line => line.StartsWith("{\"run\"", StringComparison.Ordinal)
                || line.StartsWith("{\"case\"", StringComparison.Ordinal)
                || line.StartsWith("{\"answer\"", StringComparison.Ordinal)), Cancel);
        var told = new LastProgress();
        await new Runner(Some.Suite(4), options with { Progress = told }).RunAsync(folder.File("b.jsonl"), Cancel);

        Assert.Equal((4, 4), (told.Last!.Done, told.Last.Remembered));
    }

    [Theory]
    [InlineData("models: [m]\njudge: dear\nevaluators: [{rubric: good?}]")]
    [InlineData("models: [m]\nevaluators: [{rubric: {text: good?, model: dear}}]")]
    [InlineData("models: [m]\nevaluators: [all-of: [{rubric: {text: a, model: m}}, {rubric: {text: b, model: dear}}]]")]
    [InlineData("models: [m, m2]\nevaluators: [equals: x]\npairwise: dear")]
    public async Task A_cap_is_refused_before_anything_is_asked_where_a_judge_has_no_price(string suite)
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        var faults = new List<Fault>();
        Suite read = SuiteFile.Parse($"{suite}\nspend: 1\ncases: [{{input: a}}]\n", "s.yaml", ".", faults)!;
        Assert.Empty(faults);
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(() =>
            new Runner(read, Some.Options(client) with
            {
                Prices = _ => Some.Price, Tools = new EvaluatorTools { Judges = _ => client },
                JudgePrices = name => name == "dear" ? null : Some.Price,
            }).RunAsync(folder.File("a.jsonl"), Cancel));

        Assert.Equal("no price of the judge dear is known", Assert.Single(refused.Faults).Found);
        Assert.Equal(0, client.Calls);
    }
}
