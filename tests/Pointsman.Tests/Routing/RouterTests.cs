using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Routing;

public sealed class RouterTests
{
    private static readonly RoutingTarget Small = Of("small/window", context: 1_000);

    public static TheoryData<TargetAvailability, DropReason> Unfit => new()
    {
        { TargetAvailability.Broken, DropReason.Broken },
        { TargetAvailability.Cooling, DropReason.Cooling },
        { TargetAvailability.Full, DropReason.Full },
    };

    [Fact]
    public void A_decision_names_the_strategy_and_its_reason()
    {
        Decision decision = InOrder(A, B).Decide();
        Assert.Equal(("fallback", "first in order"), (decision.Strategy, decision.Reason));
        Assert.Equal("a/one b/two", decision.Names());
        Assert.Empty(decision.Dropped);
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public void A_target_that_takes_nothing_is_left_out_with_the_reason(TargetAvailability availability, DropReason why)
    {
        Decision decision = InOrder(A, B, C).Decide(new Standings(B, availability));
        Assert.Equal("a/one c/three", decision.Names());
        Assert.Equal(new DroppedTarget(B, why), Assert.Single(decision.Dropped));
    }

    [Fact]
    public void A_target_that_may_be_probed_stays_in_its_place() =>
        Assert.Equal("a/one b/two", InOrder(A, B).Decide(new Standings(A, TargetAvailability.Probing)).Names());

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_500, true)]
    [InlineData(1_501, false)]
    public void Only_what_is_far_too_long_for_a_window_is_not_even_tried(int tokens, bool tried)
    {
        Decision decision = InOrder(Small, A).Decide(facts: new RequestFacts { Tokens = tokens });
        Assert.Equal(tried, decision.Plan.Contains(Small));
        Assert.Equal(tried ? [] : [new DroppedTarget(Small, DropReason.TooLong)], decision.Dropped);
    }

    [Fact]
    public void A_window_that_nobody_knows_is_no_limit() =>
        Assert.Equal("a/one", Only(A).Decide(facts: new RequestFacts { Tokens = int.MaxValue }).Names());

    [Fact]
    public void What_the_key_may_not_use_is_left_out_and_says_so_before_all_else()
    {
        Decision decision = Router.Decide(
            new Route("route", InOrder(A, Small)), new RequestFacts { Tokens = 9_000 },
            new Standings(Small, TargetAvailability.Broken), 0, target => target != Small);
        Assert.Equal("a/one", decision.Names());
        Assert.Equal(new DroppedTarget(Small, DropReason.NotAllowed), Assert.Single(decision.Dropped));
    }

    [Fact]
    public void A_plan_is_empty_when_nothing_fits_and_every_target_has_its_reason()
    {
        Decision decision = InOrder(A, B).Decide(new Standings(
            (A, new TargetStanding(TargetAvailability.Full)), (B, new TargetStanding(TargetAvailability.Cooling))));
        Assert.Empty(decision.Plan);
        Assert.Equal([DropReason.Full, DropReason.Cooling], decision.Dropped.Select(one => one.Why));
    }

    [Fact]
    public void The_same_inputs_always_give_the_same_decision_and_no_target_stands_in_it_twice() =>
        Prop.ForAll(Cases().ToArbitrary(), one =>
        {
            Decision first = Decide(one), second = Decide(one);
            Assert.Equal(first.Plan, second.Plan);
            Assert.Equal(first.Dropped, second.Dropped);
            Assert.Equal((first.Reason, first.Strategy), (second.Reason, second.Strategy));
            RoutingTarget[] met = [.. first.Plan, .. first.Dropped.Select(dropped => dropped.Target)];
            Assert.NotEmpty(met);
            Assert.Equal(met.Distinct(), met);
            Assert.Subset(one.Strategy.Targets.ToHashSet(), met.ToHashSet());
            Assert.DoesNotContain(first.Plan, target => one.Standings.Of(target).Availability
                is TargetAvailability.Broken or TargetAvailability.Cooling or TargetAvailability.Full);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Decision Decide(Case one) =>
        Router.Decide(new Route("route", one.Strategy), one.Facts, one.Standings, one.Chance);

    private static Gen<Case> Cases() =>
        from strategy in Strategies(3)
        from states in Gen.Elements(Enum.GetValues<TargetAvailability>()).ListOf(4)
        from busy in Gen.Choose(0, 20).ListOf(4)
        from chance in Gen.Choose(0, 999_999)
        from tokens in Gen.Choose(0, 4_000)
        from code in Gen.Elements(true, false)
        select new Case(
            strategy,
            new Standings(
            [
                .. new[] { A, B, C, Small }.Select((target, i) => (target, new TargetStanding(states[i], busy[i], 10))),
            ]),
            new RequestFacts { Tokens = tokens, Traits = code ? RequestTraits.Code : RequestTraits.None },
            chance / 1e6);

    // Any strategy over four targets, with others inside it.
    private static Gen<RoutingStrategy> Strategies(int depth)
    {
        Gen<RoutingTarget> target = Gen.Elements(A, B, C, Small);
        Gen<RoutingStrategy> single = target.Select(one => (RoutingStrategy)Only(one));
        Gen<RoutingStrategy> balanced = target.NonEmptyListOf()
            .Select(some => (RoutingStrategy)new BalancedStrategy([.. some.Distinct()]));
        if (depth == 0)
        {
            return Gen.OneOf(single, balanced);
        }

        Gen<RoutingStrategy> part = Strategies(depth - 1);
        return Gen.OneOf(
            single,
            balanced,
            part.ListOf(3).Select(parts => (RoutingStrategy)new FallbackStrategy([.. parts])),
            part.ListOf(3).Select(parts => (RoutingStrategy)new WeightedStrategy(
                [.. parts.Select((one, i) => new WeightedPart(one, i + 1))])),
            part.Two().Select(parts => (RoutingStrategy)new RulesStrategy(
                [new RoutingRule(When("code"), parts.Item1)], parts.Item2)));
    }

    private sealed record Case(
        RoutingStrategy Strategy, TargetStandings Standings, RequestFacts Facts, double Chance);
}
