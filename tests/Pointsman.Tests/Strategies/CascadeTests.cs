using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies;

public sealed class CascadeTests
{
    private static readonly CascadeStrategy Three = new(
        [new(Only(A), 0.7), new(Only(B), 0.9), new(Only(C), 0)], new StatedConfidence());

    [Fact]
    public async Task An_answer_that_is_sure_enough_ends_it()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris\nCONFIDENCE: 80");
        Trial trial = await Trial.Of(Three, calls);
        Assert.Equal("Paris", trial.Text);
        Assert.Equal("step 1 Accepted", trial.Story);
        Assert.Equal(["a/one"], calls.Asked);
    }

    [Fact]
    public async Task An_unsure_answer_escalates_and_each_step_has_its_own_threshold()
    {
        ScriptedCalls calls = new ScriptedCalls()
            .Says(A, "Lyon\nCONFIDENCE: 60").Says(B, "Nice\nCONFIDENCE: 80").Says(C, "Paris");
        Trial trial = await Trial.Of(Three, calls);
        Assert.Equal("Paris", trial.Text);
        Assert.Equal("step 1 Escalated; step 2 Escalated; step 3 Accepted", trial.Story);
        Assert.Equal([0.6, 0.8, null], trial.Run.Steps.Select(step => step.Confidence));
    }

    [Fact]
    public async Task The_last_step_is_not_asked_how_sure_it_is_and_streams()
    {
        ScriptedCalls calls = new ScriptedCalls()
            .Says(A, "no\nCONFIDENCE: 1").Says(B, "no\nCONFIDENCE: 1").Says(C, "it is Paris");
        Trial trial = await Trial.Of(Three, calls, stream: true);
        Assert.Equal(["it ", "is ", "Paris "], await trial.PiecesAsync());
        Assert.Single(calls.Made.Last().Ask.Messages);
        Assert.Equal([false, false, true], calls.Made.Select(one => one.Ask.Stream));
    }

    [Fact]
    public async Task A_step_that_fails_is_passed_over()
    {
        ScriptedCalls calls = new ScriptedCalls().Fails(A).Says(B, "Paris\nCONFIDENCE: 95");
        Trial trial = await Trial.Of(Three, calls);
        Assert.Equal(("Paris", "step 1 Failed; step 2 Accepted"), (trial.Text, trial.Story));
    }

    [Fact]
    public async Task When_the_last_step_fails_the_surest_answer_stands()
    {
        ScriptedCalls calls = new ScriptedCalls()
            .Says(A, "Paris\nCONFIDENCE: 60").Says(B, "Lyon\nCONFIDENCE: 30").Fails(C);
        Trial trial = await Trial.Of(Three, calls);
        Assert.Equal("Paris", trial.Text);
        Assert.Contains("surest answer there is (0.60)", trial.Answer.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_asks_nobody_else()
    {
        ScriptedCalls calls = new ScriptedCalls().Fails(A, FailureKind.Refused);
        Trial trial = await Trial.Of(Three, calls);
        Assert.Equal(FailureKind.Refused, trial.Answer.Failure!.Kind);
        Assert.Single(calls.Made);
    }

    [Fact]
    public async Task A_step_whose_targets_are_down_is_left_out_and_the_highest_of_the_others_is_the_last()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Lyon\nCONFIDENCE: 1").Says(B, "Paris");
        var standings = new Pointsman.Tests.Routing.Standings(C, TargetAvailability.Broken);
        Trial trial = await Trial.Of(Three, calls, standings: standings);
        Assert.Equal(("Paris", "step 1 Escalated; step 2 Accepted"), (trial.Text, trial.Story));
    }

    [Fact]
    public async Task A_step_that_the_budget_does_not_allow_is_not_asked()
    {
        RoutingTarget dear = A with
        {
            Name = "dear/one",
            Price = new Price
            {
                From = new(2025, 1, 1), Base = new Rates { Input = new(1000m), Output = new(1000m) },
            },
        };
        var cascade = new CascadeStrategy([new(Only(A), 0.7), new(Only(dear), 0)], new StatedConfidence());
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris\nCONFIDENCE: 10").Says(dear, "Paris!");
        Trial trial = await Trial.Of(cascade, calls, new StrategyLimits { Budget = new Usd(0.5m) });
        Assert.Equal(["a/one"], calls.Asked);
        Assert.Equal("Paris", trial.Text);
    }

    [Fact]
    public async Task A_step_that_hangs_does_not_hold_the_request_past_its_deadline()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris\nCONFIDENCE: 10").Hangs(B);
        Trial trial = await Trial.Of(Three, calls, new StrategyLimits { Deadline = TimeSpan.FromMilliseconds(50) });
        Assert.Equal("Paris", trial.Text);
        Assert.Equal("step 1 Accepted; step 2 Failed", trial.Story);
    }

    [Fact]
    public async Task A_cascade_inside_a_step_of_another_is_written_down_below_it()
    {
        var outer = new CascadeStrategy([new(Three, 0.5), new(Only(D), 0)], new StatedConfidence());
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Paris\nCONFIDENCE: 75").Says(D, "Paris");
        Trial trial = await Trial.Of(outer, calls);
        Assert.StartsWith("step 1/step 1 ", trial.Story, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_a_cascade_that_fails_wholly_is_asked()
    {
        ScriptedCalls calls = new ScriptedCalls().Fails(A).Fails(B).Fails(C).Says(D, "Paris");
        Trial trial = await Trial.Of(new FallbackStrategy([Three, Only(D)]), calls);
        Assert.Equal("Paris", trial.Text);
        Assert.Equal(4, calls.Made.Count);
    }

    [Fact]
    public void What_is_private_is_asked_of_local_targets_only()
    {
        RoutingTarget local = B with { Local = true };
        var cascade = new CascadeStrategy([new(Only(A), 0.7), new(Only(local), 0)], new StatedConfidence());
        Decision decision = cascade.Decide(facts: new RequestFacts { Traits = RequestTraits.Private });
        Assert.Equal([local], decision.Parts.SelectMany(part => part.Plan));
        Assert.Equal(DropReason.Private, Assert.Single(decision.AllDropped).Why);
    }
}
