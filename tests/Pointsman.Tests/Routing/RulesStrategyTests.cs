using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Routing;

public sealed class RulesStrategyTests
{
    private static readonly RulesStrategy Rules = new(
        [
            new(When("code"), Only(A)),
            new(When("tokens > 1000 and not images"), InOrder(B, C)),
            new(When("reasoning >= medium"), Only(B)),
        ],
        Only(D));

    [Fact]
    public void The_first_rule_that_holds_says_where_and_else_comes_behind_it()
    {
        var facts = new RequestFacts { Traits = RequestTraits.Code, Tokens = 5_000 };
        Decision decision = Rules.Decide(facts: facts);
        Assert.Equal(("a/one d/four", "rule: code"), (decision.Names(), decision.Reason));
    }

    [Fact]
    public void A_later_rule_is_asked_when_an_earlier_one_does_not_hold()
    {
        Decision decision = Rules.Decide(facts: new RequestFacts { Tokens = 1_001 });
        Assert.Equal("b/two c/three d/four", decision.Names());
        Assert.Equal("rule: tokens > 1000 and not images", decision.Reason);
    }

    [Theory]
    [InlineData(0, "d/four", "no rule held")]
    [InlineData(3, "d/four", "no rule held")]
    [InlineData(4, "b/two d/four", "rule: reasoning >= medium")]
    [InlineData(6, "b/two d/four", "rule: reasoning >= medium")]
    public void An_effort_is_compared_by_its_place_in_the_scale(int effort, string plan, string reason)
    {
        Decision decision = Rules.Decide(facts: new RequestFacts { Effort = effort });
        Assert.Equal((plan, reason), (decision.Names(), decision.Reason));
    }

    [Fact]
    public void Without_rules_else_is_all_there_is()
    {
        Decision decision = new RulesStrategy([], InOrder(A, B)).Decide();
        Assert.Equal(("a/one b/two", "there are no rules"), (decision.Names(), decision.Reason));
    }

    [Fact]
    public void When_the_target_of_a_rule_is_broken_else_answers()
    {
        Decision decision = Rules.Decide(
            new Standings(A, TargetAvailability.Broken), facts: new RequestFacts { Traits = RequestTraits.Code });
        Assert.Equal("d/four", decision.Names());
        Assert.Equal(DropReason.Broken, Assert.Single(decision.Dropped).Why);
    }

    [Fact]
    public void Where_the_class_was_asked_for_its_evidence_stands_in_the_reason()
    {
        RulesStrategy rules = new([new(When("images"), Only(A)), new(When("complexity >= complex"), Only(B))], Only(C));
        var hard = new RequestFacts { Clues = new TextClues { Hard = 8, Words = 20 } };
        Assert.Equal(
            ("b/two c/three", "rule: complexity >= complex; complex: words of weighing, proof or design +8, "
                + "20 words in the question +1"),
            (rules.Decide(facts: hard).Names(), rules.Decide(facts: hard).Reason));
        Assert.Equal("no rule held; simple: 0 words in the question -2", rules.Decide().Reason);
        Assert.Equal("rule: images", rules.Decide(facts: hard with { Traits = RequestTraits.Images }).Reason);
    }
}
