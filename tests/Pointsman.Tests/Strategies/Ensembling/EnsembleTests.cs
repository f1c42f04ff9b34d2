using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.AI;
using Pointsman.Server.Tests;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Ensembling;

public sealed class EnsembleTests
{
    private static readonly EnsembleOptions Eight = new() { Deadline = TimeSpan.FromSeconds(8) };

    [Fact]
    public async Task A_vote_that_nobody_can_turn_any_more_leaves_the_rest()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes").Says(B, "yes").Hangs(C);
        Trial trial = await Trial.Of(Some.Ensemble(new VoteJoin(), null, A, B, C), calls);
        Assert.Equal("yes", trial.Text);
        Assert.Equal(StepOutcome.Left, trial.At("member 3").Outcome);
        Assert.Equal("not waited for: the outcome was certain", trial.At("member 3").Evidence);
    }

    [Fact]
    public async Task A_member_that_hangs_does_not_hold_the_answer_past_the_deadline_of_the_ensemble()
    {
        var time = new SteppedTime();
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes").Says(B, "no").Says(C, "yes").Hangs(D);
        EnsembleStrategy ensemble = Some.Ensemble(new VoteJoin(), Eight, A, B, C, D);
        Task<Trial> trial = Trial.Of(ensemble, calls, time: time);
        time.Pass(TimeSpan.FromSeconds(7.9));
        Assert.False(trial.IsCompleted);
        time.Pass(TimeSpan.FromSeconds(0.1));
        Assert.Equal("yes", (await trial).Text);
        Assert.Equal("not waited for: the ensemble's time was up", (await trial).At("member 4").Evidence);
    }

    [Fact]
    public async Task Too_few_answers_in_time_are_a_failure_that_says_how_many_of_how_many()
    {
        var time = new SteppedTime();
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes").Fails(B).Hangs(C).Hangs(D);
        EnsembleStrategy ensemble = Some.Ensemble(new VoteJoin(), Eight with { Quorum = 2 }, A, B, C, D);
        Task<Trial> trial = Trial.Of(ensemble, calls, time: time);
        time.Pass(TimeSpan.FromSeconds(8));
        CallFailure failure = (await trial).Answer.Failure!;
        Assert.Equal(FailureKind.Quorum, failure.Kind);
        Assert.StartsWith(
            "1 of 4 members gave an answer that counts within 8 s, and the quorum is 2", failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quorum_that_is_out_of_reach_is_not_waited_for()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes").Fails(B).Fails(C).Hangs(D);
        Trial trial = await Trial.Of(Some.Ensemble(new VoteJoin(), null, A, B, C, D), calls);
        Assert.Equal(FailureKind.Quorum, trial.Answer.Failure!.Kind);
        Assert.Equal(StepOutcome.Left, trial.At("member 4").Outcome);
    }

    [Fact]
    public async Task A_request_that_all_refuse_is_refused()
    {
        ScriptedCalls calls = new ScriptedCalls().Fails(A, FailureKind.Refused).Fails(B, FailureKind.Refused);
        Trial trial = await Trial.Of(Some.Ensemble(new VoteJoin(), null, A, B), calls);
        Assert.Equal(FailureKind.Refused, trial.Answer.Failure!.Kind);
    }

    [Fact]
    public void A_member_that_fails_never_counts() => Prop.ForAll(
        Gen.Elements("yes", "no", "").ArrayOf(5).ToArbitrary(),
        said => Task.Run(async () =>
        {
            RoutingTarget[] members = [.. Enumerable.Range(1, 5).Select(i => Routing.Target.Of($"member/{i}"))];
            var calls = new ScriptedCalls();
            for (int i = 0; i < 5; i++)
            {
                _ = said[i].Length == 0 ? calls.Fails(members[i]) : calls.Says(members[i], said[i]);
            }

            Trial trial = await Trial.Of(
                Some.Ensemble(new VoteJoin(), new EnsembleOptions { Quorum = 1 }, members), calls);
            string[] votes = [.. said.Where(one => one.Length > 0)];
            return votes.Length == 0
                ? trial.Answer.Failure!.Kind == FailureKind.Quorum
                : trial.Text == votes.GroupBy(one => one).OrderByDescending(group => group.Count()).First().Key;
        }).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public void An_answer_needs_no_more_time_than_the_slowest_member_or_the_deadline() => Prop.ForAll(
        Gen.Choose(1, 20).ArrayOf(4).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(),
        (seconds, deadline) => Task.Run(async () =>
        {
            var time = new SteppedTime();
            RoutingTarget[] members = [A, B, C, D];
            var calls = new ScriptedCalls();
            for (int i = 0; i < 4; i++)
            {
                calls.SaysAt(members[i], time, TimeSpan.FromSeconds(seconds[i]), $"answer {i % 2}");
            }

            var options = new EnsembleOptions { Deadline = TimeSpan.FromSeconds(deadline), Quorum = 1 };
            Task<Trial> trial = Trial.Of(Some.Ensemble(new VoteJoin(), options, members), calls, time: time);
            time.Pass(TimeSpan.FromSeconds(Math.Min(seconds.Max(), deadline)));
            return seconds.Min() == deadline || (await trial).Answer.IsGood == seconds.Min() < deadline;
        }).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public async Task No_more_members_are_asked_at_once_than_allowed()
    {
        var gate = new TaskCompletionSource();
        var calls = new ScriptedCalls();
        RoutingTarget[] members = [A, B, C, D];
        foreach (RoutingTarget member in members)
        {
            calls.SaysAfter(member, gate.Task, "yes");
        }

        Task<Trial> trial = Trial.Of(
            Some.Ensemble(new VoteJoin(), new EnsembleOptions { AtOnce = 2, Quorum = 4 }, members), calls);
        Assert.Equal(2, calls.Made.Count);
        gate.SetResult();
        Assert.Equal("yes", (await trial).Text);
        Assert.Equal(4, calls.Made.Count);
    }

    [Fact]
    public async Task Samples_have_seeds_of_their_own_where_the_request_leaves_them_open()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes");
        var all = new EnsembleOptions { Quorum = 3 };
        await Trial.Of(EnsembleStrategy.OfSamples(Only(A), 3, new VoteJoin(), all), calls);
        Assert.Equal([null, 1L, 2L], calls.Made.Select(one => one.Ask.Options.Seed));
        Assert.Equal([false, true, true], calls.Made.Select(one => one.Ask.SeedIsOptional));
        Assert.All(calls.Made, one => Assert.Null(one.Ask.Options.Temperature));
        Assert.Equal(["sample 1", "sample 2", "sample 3"], calls.Made.Select(one => one.Place));
    }

    [Fact]
    public async Task Samples_keep_what_the_request_says()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes");
        var options = new EnsembleOptions { SampleTemperature = 0.9f };
        var asked = new ChatOptions { Seed = 7, Temperature = 0.1f };
        await Trial.Of(EnsembleStrategy.OfSamples(Only(A), 3, new VoteJoin(), options), calls, options: asked);
        Assert.All(calls.Made, one => Assert.Equal((7L, 0.1f), (one.Ask.Options.Seed, one.Ask.Options.Temperature)));
        Assert.All(calls.Made, one => Assert.False(one.Ask.SeedIsOptional));
    }

    [Fact]
    public async Task Members_that_the_budget_does_not_allow_are_not_asked()
    {
        RoutingTarget[] members = [.. new[] { A, B, C }.Select(Dear)];
        var calls = new ScriptedCalls();
        var gate = new TaskCompletionSource();
        foreach (RoutingTarget member in members)
        {
            calls.SaysAfter(member, gate.Task, "yes");
        }

        var limits = new StrategyLimits { Budget = new Usd(2.5m) };
        Task<Trial> trial = Trial.Of(Some.Ensemble(new VoteJoin(), null, members), calls, limits);
        gate.SetResult();
        Assert.Equal("yes", (await trial).Text);
        Assert.Equal(2, calls.Made.Count);
        Assert.Equal(StepOutcome.Failed, (await trial).At("member 3").Outcome);
    }

    [Fact]
    public async Task The_deadline_of_the_request_ends_what_hangs_and_the_others_count()
    {
        var time = new SteppedTime();
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes").Says(B, "no").Hangs(C);
        var limits = new StrategyLimits { Deadline = TimeSpan.FromSeconds(30) };
        Task<Trial> trial = Trial.Of(
            Some.Ensemble(new VoteJoin(), null, A, B, C), calls, limits, time: time);
        time.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("yes", (await trial).Text);
        Assert.Equal(StepOutcome.Failed, (await trial).At("member 3").Outcome);
    }

    [Fact]
    public async Task Members_that_answer_on_other_threads_are_each_written_down_once()
    {
        RoutingTarget[] members = [A, B, C, D];
        for (int i = 0; i < 200; i++)
        {
            var calls = new ScriptedCalls();
            foreach (RoutingTarget member in members)
            {
                calls.SaysAfter(member, Task.Run(() => { }, TestContext.Current.CancellationToken), "yes");
            }

            Trial trial = await Trial.Of(Some.Ensemble(new VoteJoin(), null, members), calls);
            Assert.Equal("yes", trial.Text);
            Assert.Equal(
                ["member 1", "member 2", "member 3", "member 4"], trial.Run.Steps.Select(step => step.Place).Order());
            Assert.All(trial.Run.Steps, step => Assert.Contains(
                step.Outcome, new[] { StepOutcome.Used, StepOutcome.Left }));
        }
    }

    [Fact]
    public async Task A_client_that_goes_leaves_all_members()
    {
        using var gone = new CancellationTokenSource();
        ScriptedCalls calls = new ScriptedCalls().Hangs(A).Hangs(B);
        Task<Trial> trial = Trial.Of(Some.Ensemble(new VoteJoin(), null, A, B), calls, cancel: gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial);
    }

    [Fact]
    public async Task A_member_may_be_a_strategy_of_several_calls_and_its_vote_is_written_down()
    {
        var cascade = new CascadeStrategy([new(Only(B), 0.7), new(Only(C), 0)], new StatedConfidence());
        var ensemble = new EnsembleStrategy([new(Only(A)), new(cascade)], new VoteJoin());
        ScriptedCalls calls = new ScriptedCalls().Says(A, "yes").Says(B, "yes\nCONFIDENCE: 90");
        Trial trial = await Trial.Of(ensemble, calls);
        Assert.Equal("member 1 Used; member 2/step 1 Accepted; member 2 Used", trial.Story);
    }

    [Fact]
    public void An_ensemble_whose_quorum_is_down_cannot_answer()
    {
        EnsembleStrategy ensemble = Some.Ensemble(new VoteJoin(), null, A, B);
        Assert.True(ensemble.Decide().CanAnswer);
        Assert.False(ensemble.Decide(new Routing.Standings(B, TargetAvailability.Broken)).CanAnswer);
    }

    [Fact]
    public void An_ensemble_that_cannot_work_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsembleStrategy([], new VoteJoin()));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Some.Ensemble(new VoteJoin(), new EnsembleOptions { Quorum = 3 }, A, B));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsembleStrategy([new(Only(A), 0m)], new VoteJoin()));
    }

    private static RoutingTarget Dear(RoutingTarget target) => target with
    {
        Price = new Price { From = new(2025, 1, 1), Base = new Rates { Input = new(1000m), Output = new(1000m) } },
    };
}
