using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pointsman.Tests.Strategies.Drawing;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Routing.Replaying;

public sealed class DecisionRecordTests
{
    [Fact]
    public void What_was_recorded_and_stored_is_decided_again_in_the_same_way() =>
        Prop.ForAll(DrawnCase.Any().ToArbitrary(), one =>
        {
            var seen = new SeenStandings(one.Standings);
            Decision decision = one.Decide(seen);
            DecisionRecord stored = Stored(DecisionRecord.Of(decision, one.Facts, one.Chance, seen));
            Assert.Equal(DecisionOutline.Of(decision), stored.Decided);
            Assert.Equal(stored.Decided, DecisionOutline.Of(stored.Replay(one.Strategy)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Remembering_how_targets_stand_changes_no_decision() =>
        Prop.ForAll(DrawnCase.Any().ToArbitrary(), one => Assert.Equal(
            DecisionOutline.Of(one.Decide()), DecisionOutline.Of(one.Decide(new SeenStandings(one.Standings)))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_record_holds_what_was_looked_at_and_nothing_else()
    {
        var seen = new SeenStandings(new Standings(B, TargetAvailability.Broken));
        RequestFacts facts = new() { Tokens = 7 };
        Decision decision = Router.Decide(
            new Route("route", InOrder(A, B)), facts, seen, 0.25, target => target != A);
        DecisionRecord record = DecisionRecord.Of(decision, facts, 0.25, seen);
        Assert.Equal(["b/two"], record.Standings.Keys);
        Assert.Equal(
            [new DroppedOutline("a/one", DropReason.NotAllowed), new DroppedOutline("b/two", DropReason.Broken)],
            record.Decided.Dropped);
        Assert.Equal((7, 0.25), (record.Facts.Tokens, record.Chance));
    }

    [Fact]
    public void Another_strategy_can_be_asked_what_it_would_have_done()
    {
        var seen = new SeenStandings(new Standings(A, TargetAvailability.Broken));
        Decision decision = InOrder(A, B).Decide(seen);
        DecisionRecord record = DecisionRecord.Of(decision, default, 0, seen);
        Assert.Equal("b/two", decision.Names());
        Assert.Equal("c/three b/two", record.Replay(InOrder(A, C, B)).Names());
    }

    [Fact]
    public void Outlines_that_differ_in_anything_are_not_equal()
    {
        DecisionOutline one = DecisionOutline.Of(InOrder(A, B).Decide());
        DecisionOutline[] others =
        [
            one with { Strategy = "other" }, one with { Reason = "other" }, one with { Plan = ["a/one"] },
            one with { Dropped = [new DroppedOutline("c/three", DropReason.Full)] }, one with { Parts = [one] },
            one with { Next = one }, one with { Begin = 1 },
        ];
        Assert.All(others, other => Assert.NotEqual(one, other));
        Assert.Equal(one, one with { Plan = [.. one.Plan] });
    }

    private static DecisionRecord Stored(DecisionRecord record) =>
        JsonSerializer.Deserialize<DecisionRecord>(JsonSerializer.Serialize(record))!;
}
