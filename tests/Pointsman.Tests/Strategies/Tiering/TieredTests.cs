using Microsoft.Extensions.AI;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Tiering;

public sealed class TieredTests
{
    private static readonly RoutingTarget Person = Of("human/support") with { Local = true };

    private static readonly TieredStrategy Four = new(
        [
            new("triage", Only(A), 0.8) { MayEscalate = true },
            new("general", Only(B), 0.8),
            new("reasoning", Only(C), 0.9) { When = When("code or reasoning >= high") },
            new("person", Only(Person), 0) { When = When("tools > 5") },
        ],
        new StatedConfidence());

    [Fact]
    public async Task The_first_tier_that_is_sure_answers()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "It is late\nCONFIDENCE: 50").Says(B, "It is due\nCONFIDENCE: 95");
        Trial trial = await Trial.Of(Four, calls);
        Assert.Equal(("It is due", "triage Escalated; general Accepted"), (trial.Text, trial.Story));
        Assert.Contains("begins at triage", trial.Decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_of_which_a_condition_holds_begins_at_that_tier()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(C, "It compiles\nCONFIDENCE: 95");
        Trial trial = await Trial.Of(Four, calls, facts: Code);
        Assert.Equal(["c/three"], calls.Asked);
        Assert.Equal((2, "begins at reasoning: code or reasoning >= high"), (trial.Decision.Begin, trial.Decision.Reason));
    }

    [Fact]
    public void Of_several_conditions_that_hold_the_highest_tier_counts() =>
        Assert.Equal(3, Four.Decide(facts: Code with { Tools = 6 }).Begin);

    [Fact]
    public void The_same_facts_give_the_same_beginning_and_the_same_plans()
    {
        Decision one = Four.Decide(facts: Code, chance: 0.3), again = Four.Decide(facts: Code, chance: 0.3);
        Assert.Equal(one.Begin, again.Begin);
        Assert.Equal(one.Parts.Select(part => part.Names()), again.Parts.Select(part => part.Names()));
        Assert.Equal(["", "", "c/three", "human/support"], one.Parts.Select(part => part.Names()));
        Assert.Equal("the request begins at reasoning", one.Parts[0].Reason);
    }

    [Fact]
    public async Task When_nobody_from_there_on_can_take_it_it_begins_with_the_first()
    {
        var standings = new Pointsman.Tests.Routing.Standings(
            (C, new TargetStanding(TargetAvailability.Broken)), (Person, new TargetStanding(TargetAvailability.Full)));
        ScriptedCalls calls = new ScriptedCalls().Says(A, "It is late\nCONFIDENCE: 95");
        Trial trial = await Trial.Of(Four, calls, facts: Code, standings: standings);
        Assert.Equal(("It is late", 0), (trial.Text, trial.Decision.Begin));
        Assert.Contains("nobody from there on", trial.Decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiers_as_a_part_of_another_strategy_keep_their_beginning()
    {
        Decision decision = new FallbackStrategy([Four, Only(D)]).Decide(facts: Code);
        Assert.Equal(2, decision.Begin);
        Assert.Contains("begins at reasoning", decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ESCALATE")]
    [InlineData("\n ESCALATE \nCONFIDENCE: 99")]
    public async Task Triage_may_hand_a_request_on_and_is_not_measured_then(string text)
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, text).Says(B, "Due\nCONFIDENCE: 95");
        Trial trial = await Trial.Of(Four, calls);
        Assert.Equal(("Due", "triage Escalated; general Accepted"), (trial.Text, trial.Story));
        Assert.Equal("it asked for the next step itself", trial.Run.Steps[0].Evidence);
        Assert.Contains("ESCALATE", calls.Made.First().Ask.Messages[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(calls.Made.Last().Ask.Messages,
            message => message.Text.Contains("ESCALATE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Please ESCALATE this\nCONFIDENCE: 90")]
    [InlineData("escalate\nCONFIDENCE: 90")]
    [InlineData("ESCALATE it to your landlord\nCONFIDENCE: 90")]
    public async Task Only_the_word_alone_hands_on(string text)
    {
        Trial trial = await Trial.Of(Four, new ScriptedCalls().Says(A, text));
        Assert.Equal("triage Accepted", trial.Story);
    }

    [Fact]
    public async Task What_handed_on_is_never_the_surest_answer()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "ESCALATE").Fails(B).Fails(C).Fails(Person);
        Trial trial = await Trial.Of(Four, calls);
        Assert.Equal(FailureKind.Upstream, trial.Answer.Failure!.Kind);
    }

    [Fact]
    public async Task A_person_gets_the_earlier_answers_with_their_confidences_and_is_not_measured()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "ESCALATE").Says(B, "Due\nCONFIDENCE: 40").Says(C, "Late")
            .Says(Person, "Come by at nine");
        Trial trial = await Trial.Of(Four, calls);
        Assert.Equal(("Come by at nine", "person Accepted"), (trial.Text, trial.Story.Split("; ")[^1]));
        StrategyAsk ask = calls.Made.Last().Ask;
        Assert.Single(ask.Messages);
        Assert.Equal(
            [new EarlierAnswer("general", "b/two", 0.4, "Due"), new EarlierAnswer("reasoning", "c/three", null, "Late")],
            (IReadOnlyList<EarlierAnswer>)ask.Options.AdditionalProperties!["pointsman.context"]!);
        Assert.All(calls.Made.SkipLast(1), one => Assert.Null(one.Ask.Options.AdditionalProperties));
    }

    [Fact]
    public async Task Long_answers_are_handed_on_cut()
    {
        var tiers = new TieredStrategy(
            [new("bot", Only(A), 0.8), new("person", Only(Person), 0)], new ValidityConfidence(_ => new(0, "no")),
            new TieringOptions { HandedOnCharacters = 4 });
        ScriptedCalls calls = new ScriptedCalls().Says(A, "It is late").Says(Person, "ok");
        await Trial.Of(tiers, calls);
        var handed = (IReadOnlyList<EarlierAnswer>)calls.Made.Last().Ask.Options.AdditionalProperties![EarlierAnswer.Key]!;
        Assert.Equal("It i…", handed[0].Text);
    }

    [Fact]
    public async Task While_a_person_has_the_case_the_surest_answer_is_carried_along_and_does_not_take_its_place()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Soon\nCONFIDENCE: 10").Says(B, "Due\nCONFIDENCE: 40")
            .Says(C, "Late\nCONFIDENCE: 20").Fails(Person, FailureKind.Waiting).Says(D, "whatever");
        Trial trial = await Trial.Of(new FallbackStrategy([Four, Only(D)]), calls);
        Assert.Equal((FailureKind.Waiting, "Due"), (trial.Answer.Failure!.Kind, trial.Answer.Provisional!.Text));
        Assert.Null(trial.Answer.Whole);
        Assert.DoesNotContain("d/four", calls.Asked);
    }

    [Fact]
    public async Task A_person_out_of_reach_leaves_the_surest_answer()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Soon\nCONFIDENCE: 10").Says(B, "Due\nCONFIDENCE: 40")
            .Says(C, "Late\nCONFIDENCE: 20").Fails(Person);
        Trial trial = await Trial.Of(Four, calls);
        Assert.Equal("Due", trial.Text);
    }

    [Fact]
    public async Task A_person_in_the_middle_has_the_last_word()
    {
        var tiers = new TieredStrategy(
            [new("bot", Only(A), 0.8), new("person", Only(Person), 1), new("chief", Only(D), 0)], new StatedConfidence());
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Soon").Says(Person, "Come by");
        Trial trial = await Trial.Of(tiers, calls);
        Assert.Equal("Come by", trial.Text);
    }

    [Fact]
    public async Task A_tier_may_be_a_cascade_and_a_person_in_it_gets_the_case()
    {
        var inner = new CascadeStrategy([new(Only(B), 0.9), new(Only(Person), 0)], new StatedConfidence());
        var tiers = new TieredStrategy(
            [new("bot", Only(A), 0.8), new("desk", inner, 0.5), new("chief", Only(D), 0)], new StatedConfidence());
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Soon\nCONFIDENCE: 1").Says(B, "Due\nCONFIDENCE: 2")
            .Fails(Person, FailureKind.Waiting);
        Trial trial = await Trial.Of(tiers, calls);
        Assert.Equal((FailureKind.Waiting, "Due"), (trial.Answer.Failure!.Kind, trial.Answer.Provisional!.Text));
        Assert.Equal(["bot", "desk/step 1", "desk/step 2"], trial.Run.Steps.Select(step => step.Place));
    }

    [Fact]
    public async Task The_last_tier_streams()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "Soon").Says(D, "it is late");
        var tiers = new TieredStrategy(
            [new("bot", Only(A), 0.8), new("chief", Only(D), 0)], new StatedConfidence());
        Trial trial = await Trial.Of(tiers, calls, stream: true);
        Assert.Equal(["it ", "is ", "late "], await trial.PiecesAsync());
    }

    [Fact]
    public async Task What_is_private_is_begun_at_the_first_tier_that_is_local()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(Person, "Come by");
        Trial trial = await Trial.Of(Four, calls, facts: Code with { Traits = RequestTraits.Code | RequestTraits.Private });
        Assert.Equal(["human/support"], calls.Asked);
        Assert.Equal("Come by", trial.Text);
    }

    [Fact]
    public void Two_tiers_of_one_name_are_refused() => Assert.Throws<ArgumentException>(() => new TieredStrategy(
        [new("bot", Only(A), 0.8), new("bot", Only(B), 0)], new StatedConfidence()));

    private static RequestFacts Code => new() { Traits = RequestTraits.Code };
}
