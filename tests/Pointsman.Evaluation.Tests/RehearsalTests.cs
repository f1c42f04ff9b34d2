using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests;

public sealed class RehearsalTests
{
    private static readonly Price Price = new()
    {
        Base = new Rates { Input = new Usd(1m), Output = new Usd(10m) },
    };

    [Fact]
    public async Task Calls_tokens_and_costs_are_reckoned_from_what_would_be_asked()
    {
        // A question of 8 bytes is 2 tokens and 4 for the message; nothing is expected, so 250 are written.
        Rehearsal plan = await RehearseAsync("evaluators: [not-refusal]", Enumerable.Repeat("12345678", 5));
        PlannedCalls calls = Assert.Single(plan.Calls);
        Assert.Equal((5, 30, 1_250), (calls.Calls, calls.InputTokens, calls.OutputTokens));
        Assert.Equal(new Usd((30m * 1 + 1_250m * 10) / 1_000_000m), plan.Cost);
        Assert.Equal(1.0 / 16 * (5 + (1_250 / 60.0)), plan.Time(16).TotalSeconds, 6);
    }

    [Fact]
    public async Task What_no_answer_can_pass_is_a_fault_and_what_an_answer_decides_is_none()
    {
        Rehearsal plan = await RehearseAsync(
            "evaluators: [{contains: '{{town}}'}, {language: en}, {numeric: 3}, {rubric: Is it good?}]", ["q", "r"]);
        Assert.Equal(2, plan.Faults.Count);
        Assert.Contains("no value for {{town}}", plan.Faults[0].Fault.Found);
        Assert.Contains("there is no judge", plan.Faults[1].Fault.Found);
        Assert.All(plan.Faults, fault => Assert.Equal(2, fault.Cases));
        Assert.Equal(2, plan.Hopeless.Count);
    }

    [Fact]
    public async Task What_is_wrong_in_other_words_of_each_case_is_told_a_hundred_times_and_counted_then()
    {
        Rehearsal plan = await RehearseAsync(
            "evaluators: [{numeric: '{{input}}'}]", Enumerable.Range(0, 150).Select(at => $"word{at}x"));
        Assert.Equal((100, 50), (plan.Faults.Count, plan.MoreFaults));
    }

    [Fact]
    public async Task Nobody_is_asked_and_no_code_is_run()
    {
        Rehearsal plan = await RehearseAsync(
            "judge: wise\nevaluators: [{rubric: {text: Good?, samples: 3}}, faithfulness, {command: 'false'}]", ["q"],
            new EvaluatorTools { Judges = _ => new Unasked(), DefaultJudge = "wise", MayRunCode = true });
        PlannedCalls judging = Assert.Single(plan.Calls, calls => calls.Judges);
        Assert.True(judging.Calls >= 3);
        Assert.Contains("needs the key 'context'", Assert.Single(plan.Faults).Fault.Found);
    }

    private static Task<Rehearsal> RehearseAsync(string more, IEnumerable<string> inputs, EvaluatorTools? tools = null)
    {
        string cases = string.Join(", ", inputs.Select((input, i) => $"{{id: c{i}, input: {input}}}"));
        var faults = new List<Fault>();
        Suite? suite = SuiteFile.Parse($"models: [m]\ncases: [{cases}]\n{more}\n", "suite.yaml", ".", faults);
        Assert.Empty(faults);
        var options = new RunnerOptions
        {
            Clients = _ => new Unasked(), Prices = _ => Price, Tools = tools ?? EvaluatorTools.None,
        };
        return Rehearsal.OfAsync(suite!, options, TestContext.Current.CancellationToken);
    }

    private sealed class Unasked : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("asked");

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("asked");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
