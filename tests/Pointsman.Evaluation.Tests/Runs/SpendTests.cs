using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>A run never spends more than it may.</summary>
public sealed class SpendTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_ends_at_its_cap_and_goes_on_with_a_higher_one()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        // 15 tokens for 1.5 cents each call; at most 18 bytes and the rest in, 100 out.
        Suite suite = Some.Suite(100) with { Spend = new Usd(0.5m), Options = new AskOptions { MaxTokens = 100 } };
        RunnerOptions options = Some.Options(client) with { Prices = _ => Some.Price };
        Run run = await new Runner(suite, options).RunAsync(folder.File("a.jsonl"), Cancel);

        decimal spent = Enumerable.Range(0, 100).Sum(at => run[new Cell(at, 0, 0)]?.Answer?.Cost?.Amount ?? 0);
        Assert.InRange(spent, 0.3m, 0.5m);
        Assert.Equal($"spend cap $0.50 reached: {new Usd(spent)} spent, {run.Count} of 100 results", run.End!.Stopped);

        int asked = client.Calls;
        Run whole = await new Runner(suite with { Spend = new Usd(5) }, options)
            .RunAsync(folder.File("a.jsonl"), Cancel);
        Assert.Equal((100, null, 100), (whole.Count, whole.Failed, client.Calls));
        Assert.True(asked < 100);
    }

    [Fact]
    public async Task What_was_spent_before_a_run_was_cut_off_counts()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        Suite suite = Some.Suite(100) with { Spend = new Usd(0.5m), Options = new AskOptions { MaxTokens = 100 } };
        RunnerOptions options = Some.Options(client) with { Prices = _ => Some.Price };
        Run run = await new Runner(suite, options).RunAsync(folder.File("a.jsonl"), Cancel);
        Run again = await new Runner(suite, options).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Equal((run.Count, run.Count), (again.Count, client.Calls));
    }

    [Fact]
    public async Task Judges_count_too()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked)
        {
            Usage = new() { InputTokenCount = 0, OutputTokenCount = 0 },
        };
        using var judge = new ScriptedClient(asked => "yes");
        Suite suite = Some.Suite(100) with
        {
            Spend = new Usd(2), Evaluators = [new EvaluatorUse(new AskingEvaluator())],
            Options = new AskOptions { MaxTokens = 1 },
        };
        Run run = await new Runner(suite, Some.Options(client) with
        {
            Prices = _ => Some.Price, JudgePrices = _ => Some.Price,
            Tools = new EvaluatorTools { Judges = _ => judge },
        }).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Contains("spend cap $2.00 reached", run.End!.Stopped, StringComparison.Ordinal);
        Assert.InRange(run.JudgeCost.Amount, 0.9m, 2);
        Assert.Equal(run.JudgeCost, new Usd(0.015m * judge.Calls));
    }

    [Fact]
    public async Task A_cap_without_a_price_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(() =>
            new Runner(Some.Suite(3) with { Spend = new Usd(1) }, Some.Options(client))
                .RunAsync(folder.File("a.jsonl"), Cancel));

        Assert.Contains("no price of a is known", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("a.jsonl")));
    }

    [Theory]
    [InlineData("hello", 100, 5 + 16 + 100)]
    [InlineData("żółw", 100, 7 + 16 + 100)]
    [InlineData("hello", null, 5 + 16 + 1_024)]
    public void The_bound_of_a_call_is_its_bytes_and_the_most_that_may_be_answered(string text, int? most, int tokens)
    {
        var bound = new CallBound(Some.Price, most);
        Assert.Equal(new Usd(tokens / 1000m), bound.Of([new ChatMessage(ChatRole.User, text)], null));
    }

    [Fact]
    public void Without_a_limit_of_the_answer_twice_the_longest_one_is_taken()
    {
        var bound = new CallBound(Some.Price, null);
        bound.Saw(new Usage { Output = 3_000, Reasoning = 1_000 });
        bound.Saw(new Usage { Output = 10 });
        Assert.Equal(new Usd((21 + 8_000) / 1000m), bound.Of([new ChatMessage(ChatRole.User, "hello")], null));
    }
}
