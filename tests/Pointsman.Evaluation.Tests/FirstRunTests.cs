using Pointsman.Providers;
using Xunit;

namespace Pointsman.Evaluation.Tests;

public sealed class FirstRunTests
{
    private const string Text = """
        name: sums
        models: [sim/small, sim/large]
        prompts: ["{{input}} Answer with the number only."]
        cases:
          - {id: a, input: "What is 17*23?", expected: "391", category: times}
          - {id: b, input: "What is 2+2?", expected: "4"}
          - {id: c, question: "no input here"}
        evaluators: [equals]
        criteria: [accuracy > 90%, p95 < 2s, cost < $0.01]
        """;

    [Fact]
    public async Task A_suite_of_simulated_models_runs_into_one_file()
    {
        using var folder = new TemporaryFolder();
        Run run = await Runner().RunAsync(folder.File("a.jsonl"), TestContext.Current.CancellationToken);

        Assert.Equal(6, run.Count);
        Assert.Equal("4", run[new Cell(1, 1, 0)]!.Answer!.Text);
        Assert.True(run[new Cell(1, 1, 0)]!.Grade!.Passed);
        Assert.Equal("missing value", run[new Cell(2, 0, 0)]!.Failure!.Kind);
        Assert.NotNull(run.End);
    }

    [Fact]
    public async Task A_run_that_is_whole_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        await Runner().RunAsync(folder.File("a.jsonl"), TestContext.Current.CancellationToken);
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(
            () => Runner().RunAsync(folder.File("a.jsonl"), TestContext.Current.CancellationToken));
        Assert.Contains("a run that is whole", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_without_a_judge_are_refused_before_anybody_is_asked()
    {
        var faults = new List<Fault>();
        Assert.Null(SuiteFile.Parse($"{Text}\npairwise: yes", "suite.yaml", ".", faults));
        Fault fault = Assert.Single(faults);
        Assert.Contains("found no judge; name one", fault.ToString(), StringComparison.Ordinal);
    }

    private static Runner Runner()
    {
        var faults = new List<Fault>();
        Suite suite = SuiteFile.Parse(Text, "suite.yaml", ".", faults)!;
        Assert.Empty(faults);
        return new Runner(suite, new RunnerOptions
        {
            Clients = arm => SimulatedChat.Create(arm.Model, new SimulatedOptions { DelayFactor = 0 }),
        });
    }
}
