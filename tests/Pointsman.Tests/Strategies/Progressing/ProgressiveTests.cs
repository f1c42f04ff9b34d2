using Microsoft.Extensions.AI;
using Pointsman.Server.Tests;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Progressing;

/// <summary>A is fast, B is better, C is the judge.</summary>
public sealed class ProgressiveTests
{
    private static readonly ProgressiveOptions Learning = new() { Background = BackgroundUpgrades.Learn };
    private static readonly ProgressiveOptions Afterwards = new() { Start = UpgradeStart.After };

    [Fact]
    public async Task A_client_that_does_not_ask_sees_one_answer_and_the_better_model_is_not_asked()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good");
        Trial trial = await Trial.Of(new ProgressiveStrategy(Only(A), Only(B)), calls);
        Assert.Equal("quick", trial.Text);
        Assert.Null(trial.Answer.Upgrade);
        Assert.Equal(["a/one"], calls.Asked);
    }

    [Fact]
    public async Task An_answer_that_is_judged_better_follows()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good").Does(C, Prefers("good"));
        Trial trial = await Trial.Of(Judged(), calls, wantsUpgrade: true);
        Assert.Equal("quick", trial.Text);
        StrategyUpgrade upgrade = (await trial.Answer.Upgrade!)!;
        Assert.Equal(("good", "judged better", B), (upgrade.Whole.Text, upgrade.Reason, upgrade.From));
        Assert.Equal(StepOutcome.Accepted, trial.At("fast").Outcome);
        Assert.Equal(StepOutcome.Used, trial.At("better").Outcome);
        Assert.Equal(StepOutcome.Used, trial.At("judge").Outcome);
    }

    [Theory]
    [InlineData("quick")]
    [InlineData(null)]
    public async Task An_answer_that_is_not_judged_better_does_not_follow(string? preferred)
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good");
        _ = preferred is null ? calls.Says(C, "same") : calls.Does(C, Prefers(preferred));
        ProgressiveStrategy strategy = Judged();
        Trial trial = await Trial.Of(strategy, calls, wantsUpgrade: true);
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal("not judged better", trial.At("better").Evidence);
        Assert.Equal(new UpgradeCount("tokens<500", 1, 0), Assert.Single(strategy.Gain.Snapshot()));
    }

    [Theory]
    [InlineData("I cannot decide")]
    [InlineData("fails")]
    public async Task A_judge_without_a_verdict_neither_upgrades_nor_teaches(string says)
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good");
        _ = says == "fails" ? calls.Fails(C) : calls.Says(C, says);
        ProgressiveStrategy strategy = Judged();
        Trial trial = await Trial.Of(strategy, calls, wantsUpgrade: true);
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal(StepOutcome.Outvoted, trial.At("better").Outcome);
        Assert.Empty(strategy.Gain.Snapshot());
    }

    [Theory]
    [InlineData("Paris.", "**paris**", false)]
    [InlineData("Paris.", "Lyon", true)]
    public async Task Without_a_judge_an_answer_that_says_something_else_counts_as_better(
        string fast, string better, bool follows)
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, fast).Says(B, better);
        Trial trial = await Trial.Of(new ProgressiveStrategy(Only(A), Only(B)), calls, wantsUpgrade: true);
        Assert.Equal(follows ? better : null, (await trial.Answer.Upgrade!)?.Whole.Text);
    }

    [Theory]
    [InlineData(UpgradeStart.AtOnce)]
    [InlineData(UpgradeStart.After)]
    public async Task The_fast_answer_streams_whole_while_the_better_one_is_still_at_work(UpgradeStart start)
    {
        var slow = new TaskCompletionSource();
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick it is").SaysAfter(B, slow.Task, "good");
        var strategy = new ProgressiveStrategy(
            Only(A), Only(B), options: new ProgressiveOptions { Start = start });
        Trial trial = await Trial.Of(strategy, calls, stream: true, wantsUpgrade: true);
        Assert.Equal(start == UpgradeStart.AtOnce ? 2 : 1, calls.Made.Count);
        Assert.Equal("a/one", calls.Asked.First());
        Assert.Equal(["quick ", "it ", "is "], await trial.PiecesAsync());
        Assert.False(trial.Answer.Upgrade!.IsCompleted);
        slow.SetResult();
        Assert.Equal("good", (await trial.Answer.Upgrade)!.Whole.Text);
    }

    [Fact]
    public async Task A_client_that_stops_reading_ends_the_upgrade()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick it is").Hangs(B);
        Trial trial = await Trial.Of(
            new ProgressiveStrategy(Only(A), Only(B)), calls, stream: true, wantsUpgrade: true);
        await foreach (ChatResponseUpdate _ in trial.Answer.Pieces!)
        {
            break;
        }

        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal(StepOutcome.Left, trial.At("better").Outcome);
    }

    [Fact]
    public async Task A_client_that_goes_ends_the_upgrade()
    {
        using var gone = new CancellationTokenSource();
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Hangs(B);
        Trial trial = await Trial.Of(
            new ProgressiveStrategy(Only(A), Only(B)), calls, wantsUpgrade: true, cancel: gone.Token);
        await gone.CancelAsync();
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal(StepOutcome.Left, trial.At("better").Outcome);
    }

    [Fact]
    public async Task The_deadline_of_the_request_ends_the_upgrade()
    {
        var time = new SteppedTime();
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Hangs(B);
        var limits = new StrategyLimits { Deadline = TimeSpan.FromSeconds(30) };
        Trial trial = await Trial.Of(
            new ProgressiveStrategy(Only(A), Only(B)), calls, limits, time: time, wantsUpgrade: true);
        time.Pass(TimeSpan.FromSeconds(30));
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal(StepOutcome.Failed, trial.At("better").Outcome);
    }

    [Fact]
    public async Task An_answer_that_nobody_reads_ends_with_the_deadline()
    {
        var time = new SteppedTime();
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good");
        Trial trial = await Trial.Of(
            new ProgressiveStrategy(Only(A), Only(B)), calls, time: time, stream: true, wantsUpgrade: true);
        while (!trial.Answer.Upgrade!.IsCompleted)
        {
            time.Pass(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        Assert.Null(await trial.Answer.Upgrade);
    }

    [Fact]
    public async Task Whatever_breaks_in_an_upgrade_is_written_down_and_not_thrown()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick")
            .Throws(B, new InvalidOperationException("a secret text"));
        Trial trial = await Trial.Of(new ProgressiveStrategy(Only(A), Only(B)), calls, wantsUpgrade: true);
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal("asking for the better answer broke: InvalidOperationException", trial.At("better").Evidence);
    }

    [Fact]
    public async Task A_judge_that_breaks_is_written_down_and_not_thrown()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good")
            .Throws(C, new InvalidOperationException("a secret text"));
        Trial trial = await Trial.Of(Judged(), calls, wantsUpgrade: true);
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal("comparing the answers broke: InvalidOperationException", trial.At("better").Evidence);
    }

    [Theory]
    [InlineData(true, UpgradeStart.AtOnce)]
    [InlineData(true, UpgradeStart.After)]
    [InlineData(false, UpgradeStart.AtOnce)]
    public async Task When_the_fast_one_fails_the_better_one_is_the_answer(bool wantsUpgrade, UpgradeStart start)
    {
        ScriptedCalls calls = new ScriptedCalls().Fails(A).Says(B, "good");
        var strategy = new ProgressiveStrategy(
            Only(A), Only(B), options: new ProgressiveOptions { Start = start });
        Trial trial = await Trial.Of(strategy, calls, wantsUpgrade: wantsUpgrade);
        Assert.Equal(("good", "fast Failed; better Accepted"), (trial.Text, trial.Story));
        Assert.Null(trial.Answer.Upgrade);
        Assert.Equal(2, calls.Made.Count);
    }

    [Fact]
    public async Task A_refused_request_has_no_upgrade()
    {
        ScriptedCalls calls = new ScriptedCalls().Fails(A, FailureKind.Refused).Hangs(B);
        Trial trial = await Trial.Of(new ProgressiveStrategy(Only(A), Only(B)), calls, wantsUpgrade: true);
        Assert.Equal(FailureKind.Refused, trial.Answer.Failure!.Kind);
        Assert.Equal(StepOutcome.Left, trial.At("better").Outcome);
    }

    [Fact]
    public async Task An_answer_that_calls_tools_stands()
    {
        var call = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "find")]));
        ScriptedCalls calls = new ScriptedCalls()
            .Does(A, _ => new CallAnswer { Whole = call, From = A, Spent = Usd.Zero }).Says(B, "good");
        var strategy = new ProgressiveStrategy(Only(A), Only(B), options: Afterwards);
        Trial trial = await Trial.Of(strategy, calls, wantsUpgrade: true);
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal(["a/one"], calls.Asked);
    }

    [Fact]
    public async Task In_the_background_it_learns_and_the_client_sees_nothing_of_it()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good");
        var strategy = new ProgressiveStrategy(Only(A), Only(B), options: Learning);
        Trial trial = await Trial.Of(strategy, calls);
        Assert.Equal("quick", trial.Text);
        Assert.Null(trial.Answer.Upgrade);
        await trial.Run.WhenQuietAsync();
        Assert.Equal(new UpgradeCount("tokens<500", 1, 1), Assert.Single(strategy.Gain.Snapshot()));
        Assert.Equal(new Usd(0.002m), trial.Run.Spent);
    }

    [Fact]
    public async Task A_kind_of_request_that_never_gains_is_not_upgraded_any_more()
    {
        var gain = new UpgradeGain(
            new UpgradeGainOptions { Explore = 0 }, [new UpgradeCount("tokens<500", 200, 0)]);
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(B, "good");
        Trial trial = await Trial.Of(new ProgressiveStrategy(Only(A), Only(B), gain: gain), calls, wantsUpgrade: true);
        Assert.Null(trial.Answer.Upgrade);
        Assert.Equal(["a/one"], calls.Asked);
    }

    [Fact]
    public async Task The_budget_of_the_request_holds_for_the_upgrade_too()
    {
        RoutingTarget dear = B with
        {
            Price = new Price { From = new(2025, 1, 1), Base = new Rates { Input = new(1000m), Output = new(1000m) } },
        };
        ScriptedCalls calls = new ScriptedCalls().Says(A, "quick").Says(dear, "good");
        var limits = new StrategyLimits { Budget = new Usd(0.5m) };
        Trial trial = await Trial.Of(new ProgressiveStrategy(Only(A), Only(dear)), calls, limits, wantsUpgrade: true);
        Assert.Equal("quick", trial.Text);
        Assert.Null(await trial.Answer.Upgrade!);
        Assert.Equal(["a/one"], calls.Asked);
    }

    private static ProgressiveStrategy Judged() => new(Only(A), Only(B), Only(C));

    // The letter of the answer that is this text.
    private static Func<StrategyAsk, CallAnswer> Prefers(string text) => ask =>
    {
        string[] lines = ask.Messages[1].Text.Split('\n');
        string head = lines[Array.IndexOf(lines, text) - 2];
        return ScriptedCalls.Answer(head.TrimEnd(':'), 0.001m, C);
    };
}
