using FsCheck;
using FsCheck.Fluent;
using Pointsman.Tests.Strategies.Drawing;
using Xunit;

namespace Pointsman.Tests.Routing.Replaying;

public sealed class OutlineDifferencesTests
{
    private static readonly DecisionOutline One = new()
    {
        Strategy = "fallback", Reason = "first in order", Plan = ["a/one", "b/two"],
        Dropped = [new DroppedOutline("c/three", DropReason.Broken)],
    };

    [Fact]
    public void Whatever_is_decided_again_from_the_same_has_no_difference() =>
        Prop.ForAll(DrawnCase.Any().ToArbitrary(), one =>
        {
            var seen = new SeenStandings(one.Standings);
            Decision decision = one.Decide(seen);
            DecisionRecord record = DecisionRecord.Of(decision, one.Facts, one.Chance, seen);
            var again = DecisionOutline.Of(record.Replay(one.Strategy));
            Assert.Empty(OutlineDifferences.Between(record.Decided, again));
            Assert.Null(OutlineDifferences.ReasonBetween(record.Decided, again));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_differs_in_more_than_reasons_and_order_of_what_is_left_out_has_a_line() =>
        Prop.ForAll(
            (from one in DrawnCase.Any() from other in DrawnCase.Any() select (one, other)).ToArbitrary(), both =>
            {
                var then = DecisionOutline.Of(both.one.Decide());
                var now = DecisionOutline.Of(both.other.Decide());
                if (OutlineDifferences.PlanOf(then) != OutlineDifferences.PlanOf(now))
                {
                    Assert.NotEmpty(OutlineDifferences.Between(then, now));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_order_of_targets_and_what_is_left_out_are_told_target_by_target()
    {
        DecisionOutline other = One with
        {
            Strategy = "optimise", Plan = ["b/two", "c/three"],
            Dropped = [new DroppedOutline("a/one", DropReason.TooDear, 0.0031m)],
        };
        Assert.Equal(
            [
                "strategy: fallback → optimise", "targets: a/one, b/two → b/two, c/three",
                "c/three: left out (Broken) → in the plan", "a/one: in the plan → left out (TooDear 0.0031)",
            ],
            OutlineDifferences.Between(One, other));
    }

    [Fact]
    public void Another_reason_for_a_candidates_loss_is_a_difference_and_another_for_the_plan_is_none()
    {
        DecisionOutline other = One with { Dropped = [new DroppedOutline("c/three", DropReason.Full)] };
        Assert.Equal(["c/three: left out (Broken) → left out (Full)"], OutlineDifferences.Between(One, other));
        other = One with { Reason = "drawn" };
        Assert.Empty(OutlineDifferences.Between(One, other));
        Assert.Equal("'first in order' → 'drawn'", OutlineDifferences.ReasonBetween(One, other));
    }

    [Fact]
    public void Parts_and_what_comes_after_are_compared_each_in_its_place()
    {
        var whole = new DecisionOutline { Strategy = "cascade", Reason = "", Parts = [One, One], Next = One };
        DecisionOutline changed = One with { Plan = ["a/one"] };
        Assert.Equal(
            ["begins with part: 1 → 2", "part 2: targets: a/one, b/two → a/one", "after that: a/one, b/two → nothing"],
            OutlineDifferences.Between(whole, whole with { Begin = 1, Parts = [One, changed], Next = null }));
        Assert.Equal(
            ["plan: cascade(a/one, b/two; a/one, b/two), then a/one, b/two → nobody"],
            OutlineDifferences.Between(whole, One with { Plan = [] }));
        Assert.Equal(
            ["after that: targets: a/one, b/two → a/one"],
            OutlineDifferences.Between(whole, whole with { Next = changed }));
    }

    [Fact]
    public void A_condition_tells_the_words_that_it_compares_a_fact_with()
    {
        Condition condition = Condition.Parse(
            "task = support and tokens > 5 or not task has sales or task", ["task", "tokens"], "", [])!;
        Assert.Equal(["support", "sales"], condition.WordsFor("task"));
        Assert.Empty(condition.WordsFor("key"));
    }
}
