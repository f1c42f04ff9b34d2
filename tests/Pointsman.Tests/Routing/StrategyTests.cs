using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Routing;

/// <summary>Strategies that need no chance, and what strategies have in common.</summary>
public sealed class StrategyTests
{
    private static readonly BalancedStrategy Pair = new([A, B]);

    [Fact]
    public void A_single_target_is_always_the_plan()
    {
        Assert.All([0, 0.3, 0.999], chance => Assert.Equal("a/one", Only(A).Decide(chance: chance).Names()));
        Assert.Equal("the only target", Only(A).Decide().Reason);
    }

    [Fact]
    public void A_fallback_keeps_its_order_whatever_the_load() =>
        Assert.Equal("a/one b/two", InOrder(A, B).Decide(
            new Standings((A, new TargetStanding(TargetAvailability.Open, 1_000, 60_000)))).Names());

    [Fact]
    public void A_target_that_stands_in_two_parts_is_tried_once() =>
        Assert.Equal("a/one b/two c/three", new FallbackStrategy([Only(A), InOrder(B, A), Only(C)]).Decide().Names());

    [Fact]
    public void A_part_that_is_balanced_stays_together_and_changes_its_order_with_the_load()
    {
        var strategy = new FallbackStrategy([Pair, Only(C)]);
        Assert.Equal("a/one b/two c/three", strategy.Decide(Busy(B)).Names());
        Assert.Equal("b/two a/one c/three", strategy.Decide(Busy(A)).Names());
    }

    [Fact]
    public void A_balanced_part_behind_a_broken_one_balances_too()
    {
        var strategy = new FallbackStrategy([Only(C), Pair]);
        var standings = new Standings(
            (C, new TargetStanding(TargetAvailability.Broken)), (A, new TargetStanding(TargetAvailability.Open, 9)));
        Decision decision = strategy.Decide(standings);
        Assert.Equal("b/two a/one", decision.Names());
        Assert.Equal(new DroppedTarget(C, DropReason.Broken), Assert.Single(decision.Dropped));
    }

    [Fact]
    public void Every_strategy_lists_its_targets_once_in_the_order_of_the_configuration()
    {
        RoutingTarget[] all = [C, A, B];
        Assert.All<RoutingStrategy>(
            [
                InOrder(C, A, C, B),
                new BalancedStrategy(all),
                new WeightedStrategy([new(Only(C), 1), new(InOrder(A, C), 3), new(Only(B), 2)]),
                new RulesStrategy([new(When("code"), Only(C)), new(When("images"), InOrder(A, C))], Only(B)),
            ],
            strategy => Assert.Equal(all, strategy.Targets));
    }

    [Fact]
    public void A_strategy_over_nothing_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FallbackStrategy([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BalancedStrategy([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightedStrategy([]));
    }

    [Fact]
    public void The_words_for_the_strategies_are_those_of_the_configuration() => Assert.Equal(
        ["single", "fallback", "balanced", "weighted", "rules"],
        new RoutingStrategy[]
        {
            Only(A), InOrder(A), Pair, new WeightedStrategy([new(Only(A), 1)]), new RulesStrategy([], Only(A)),
        }.Select(strategy => strategy.Name));

    private static Standings Busy(RoutingTarget target) => new((target, new TargetStanding(TargetAvailability.Open, 9)));
}
