using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>When a run counts as failed whatever its scores are, and what is refused before it begins.</summary>
public sealed class OutcomeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "a: 6 of 100 results are failures or could not be judged, more than 5 %")]
    public async Task Too_many_failures_fail_the_run(int failures, string? failed)
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(
            asked => int.Parse(asked[1..]) < failures ? throw Some.Refusal(400) : asked);
        Run run = await new Runner(Some.Suite(100), Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Equal(failed, run.Failed);
    }

    [Fact]
    public async Task Errors_of_evaluators_fail_it_too()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        Suite suite = Some.Suite(10) with { Evaluators = [new EvaluatorUse(new AskingEvaluator())] };
        Run run = await new Runner(suite, Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Equal("a: 10 of 10 results are failures or could not be judged, more than 5 %", run.Failed);
    }

    [Fact]
    public async Task One_arm_that_fails_is_not_hidden_behind_the_others()
    {
        using var folder = new TemporaryFolder();
        using var good = new ScriptedClient(asked => asked);
        using var bad = new ScriptedClient(asked => asked is "q0" or "q1" ? throw Some.Refusal(400) : asked);
        Run run = await new Runner(Some.Suite(20, "a", "b", "c", "d"), Some.Options(good) with
        {
            Clients = arm => arm.Model == "c" ? bad : good,
        }).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.StartsWith("c: 2 of 20", run.Failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suite_without_a_case_that_can_be_read_is_refused_with_the_first_bad_rows()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        CaseRow[] rows =
            [.. Enumerable.Range(1, 9).Select(at => CaseRow.Bad(new Fault($"c.csv:{at}", "no input", "add it")))];
        FaultsException refused = await Refused(Some.Suite(0) with { Cases = [new InlineCases("c.csv", rows)] });

        Assert.Contains("no case that can be read", refused.Message, StringComparison.Ordinal);
        Assert.Equal("c.csv:5", refused.Faults[^1].Where);
    }

    [Fact]
    public async Task A_suite_without_cases_or_models_is_refused_with_both()
    {
        FaultsException refused = await Refused(Some.Suite(0) with { Models = [] });

        Assert.Equal(["no model", "the suite has no cases"], refused.Faults.Select(fault => fault.Found));
    }

    [Fact]
    public async Task A_bad_row_among_good_ones_is_a_failure_with_its_place()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        Suite suite = Some.Suite(3);
        suite = suite with
        {
            Cases = [.. suite.Cases, new InlineCases("c", [CaseRow.Bad(new Fault("c.csv:7", "no input", "add it"))])],
        };
        Run run = await new Runner(suite, Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Equal("c.csv:7: no input; add it", run[new Cell(3, 0, 0)]!.Failure!.Message);
        Assert.Equal("c.csv:7", run.Cases[3].Case.Id);
    }

    private static async Task<FaultsException> Refused(Suite suite)
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        return await Assert.ThrowsAsync<FaultsException>(() =>
            new Runner(suite, Some.Options(client)).RunAsync(folder.File("a.jsonl"), Cancel));
    }
}
