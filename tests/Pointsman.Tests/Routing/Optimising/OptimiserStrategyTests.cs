using Xunit;
using static Pointsman.Tests.Routing.Optimising.Offer;

namespace Pointsman.Tests.Routing.Optimising;

public sealed class OptimiserStrategyTests
{
    // 1,000 tokens in and 512 out: 1,512 millionths of the rate for a million.
    private static readonly RequestFacts Facts = new() { Tokens = 1_000 };

    private static readonly RoutingTarget Weak = Of("weak", 1m, 0.6), Good = Of("good", 2m, 0.8),
        Great = Of("great", 10m, 0.95), Free = Of("free", 0m, 0.5), Unpriced = Of("unpriced", null, 0.99);

    private static readonly RoutingTarget[] All = [Great, Good, Weak];

    [Fact]
    public void Without_bounds_the_cheapest_is_first_and_the_dearer_ones_follow()
    {
        Decision decision = Decide(All, new());
        Assert.Equal("weak good great", decision.Names());
        Assert.Equal(("optimise", "cheapest of 3: $0.00151"), (decision.Strategy, decision.Reason));
    }

    [Fact]
    public void The_cheapest_of_those_that_are_good_enough_is_first_and_the_others_are_left_out_with_their_figure()
    {
        Decision decision = Decide(All, new() { Quality = 0.8 });
        Assert.Equal("good great", decision.Names());
        Assert.Equal("cheapest of 2 that meet quality >= 0.8: $0.00302", decision.Reason);
        Assert.Equal("weak: NotGoodEnough 0.6", decision.Left());
    }

    [Fact]
    public void The_best_within_a_price_is_first()
    {
        Decision decision = Decide(All, new() { Objective = OptimiserObjective.Best, Cost = new(0.004m) });
        Assert.Equal("good weak", decision.Names());
        Assert.Equal("best of 2 that meet cost <= $0.004: quality 0.8", decision.Reason);
        Assert.Equal("great: TooDear $0.0151", decision.Left());
    }

    [Fact]
    public void The_fastest_is_first_and_those_that_were_not_asked_lately_are_last()
    {
        Decision decision = Decide(
            All, new() { Objective = OptimiserObjective.Fastest }, Took((Great, 900), (Weak, 1_200)));
        Assert.Equal("great weak good", decision.Names());
        Assert.Equal("fastest of 3: 900 ms", decision.Reason);
    }

    [Fact]
    public void What_took_too_long_lately_is_left_out_and_what_was_not_asked_is_not()
    {
        Decision decision = Decide(
            All, new() { Latency = TimeSpan.FromSeconds(2) }, Took((Weak, 2_000.5), (Good, 2_000)));
        Assert.Equal("good great", decision.Names());
        Assert.Equal("weak: TooSlow 2000.5 ms", decision.Left());
        Assert.Equal("cheapest of 2 that meet latency <= 2000 ms: $0.00302", decision.Reason);
    }

    [Fact]
    public void A_target_without_a_price_is_never_taken_for_free()
    {
        Assert.Equal("unpriced: NoPrice", Decide([Unpriced, Weak], new()).Left());
        Assert.Equal("unpriced: NoPrice", Decide(
            [Unpriced, Weak], new() { Objective = OptimiserObjective.Best, Cost = new(1m) }).Left());
        Assert.Equal("unpriced great", Decide(
            [Unpriced, Great], new() { Objective = OptimiserObjective.Best }).Names());
    }

    [Fact]
    public void A_price_of_nothing_is_a_price() => Assert.Equal("free weak", Decide([Weak, Free], new()).Names());

    [Fact]
    public void Only_local_targets_are_taken_where_that_is_demanded()
    {
        RoutingTarget home = Free with { Name = "home", Local = true };
        Decision decision = Decide([Weak, home], new() { LocalOnly = true });
        Assert.Equal(("home", "weak: NotLocal"), (decision.Names(), decision.Left()));
        Assert.Equal("the only local one: $0.00", decision.Reason);
        Assert.Equal("none of 1 is local", Decide([Weak], new() { LocalOnly = true }).Reason);
    }

    [Fact]
    public void When_nothing_meets_the_bounds_nobody_is_asked_and_every_target_says_what_it_misses()
    {
        Decision decision = Decide(All, new() { Quality = 0.9, Cost = new(0.002m) });
        Assert.False(decision.CanAnswer);
        Assert.Equal("none of 3 meets quality >= 0.9 and cost <= $0.002", decision.Reason);
        Assert.Equal("great: TooDear $0.0151; good: NotGoodEnough 0.8; weak: NotGoodEnough 0.6", decision.Left());
    }

    [Fact]
    public void The_nearest_is_asked_where_that_is_wanted_and_the_reason_says_what_it_misses()
    {
        Decision decision = Decide(
            All, new() { Quality = 0.9, Cost = new(0.002m), Otherwise = OptimiserOtherwise.Nearest });
        Assert.Equal("weak", decision.Names());
        Assert.Equal(
            "none of 3 meets quality >= 0.9 and cost <= $0.002; nearest with quality 0.6", decision.Reason);
        Assert.Equal("great: TooDear $0.0151; good: NotGoodEnough 0.8", decision.Left());
    }

    [Fact]
    public void What_is_not_local_has_no_price_or_no_known_quality_is_never_the_nearest()
    {
        var nearest = new OptimiserOptions { Quality = 0.9, Otherwise = OptimiserOtherwise.Nearest };
        Assert.False(Decide([Weak], nearest with { LocalOnly = true }).CanAnswer);
        Assert.False(Decide([Unpriced], nearest).CanAnswer);
        Assert.Equal("unknown: NotGoodEnough", Decide([Of("unknown", 1m)], nearest).Left());
    }

    [Fact]
    public void Bounds_are_asked_of_those_that_can_take_the_request()
    {
        var options = new OptimiserOptions { Quality = 0.8, Otherwise = OptimiserOtherwise.Nearest };
        var broken = new Standings((Good, new(TargetAvailability.Broken)), (Great, new(TargetAvailability.Full)));
        Decision decision = Decide(All, options, broken);
        Assert.Equal("weak", decision.Names());
        Assert.Equal("great: Full; good: Broken", decision.Left());
        Assert.StartsWith("none of 1 meets quality >= 0.8", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_stand_in_the_order_of_the_configuration()
    {
        RoutingTarget[] twins = [.. "cabed".Select(letter => Of(letter.ToString(), 1m, 0.5))];
        Assert.All(
            Enum.GetValues<OptimiserObjective>(),
            objective => Assert.Equal("c a b e d", Decide(twins, new() { Objective = objective }).Names()));
    }

    [Fact]
    public void Of_equally_cheap_ones_the_better_is_first_and_of_equally_good_ones_the_faster()
    {
        RoutingTarget better = Good with { Name = "better", Quality = 0.9 }, twin = Good with { Name = "twin" };
        Assert.Equal(
            "better twin good", Decide([Good, twin, better], new(), Took((Good, 900), (twin, 100))).Names());
    }

    [Fact]
    public void A_predictor_takes_the_place_of_what_is_written_of_a_target()
    {
        var strategy = new OptimiserStrategy(
            All, new() { Quality = 0.7 },
            (in RequestFacts facts, RoutingTarget one) => one == Weak && facts.Tokens < 5_000 ? 0.75 : 0.1);
        Assert.Equal("weak", strategy.Decide(facts: Facts).Names());
        Assert.Equal("", strategy.Decide(facts: Facts with { Tokens = 6_000 }).Names());
    }

    [Fact]
    public void A_prediction_that_is_no_number_is_unknown() => Assert.Equal(
        "weak: NotGoodEnough", new OptimiserStrategy(
            [Weak], new() { Quality = 0 }, (in RequestFacts _, RoutingTarget _) => double.NaN).Decide().Left());

    [Fact]
    public void A_predictor_that_breaks_knows_nothing_and_the_request_goes_on() => Assert.Equal(
        "good weak", new OptimiserStrategy(
            [Weak, Good], new() { Objective = OptimiserObjective.Best },
            (in RequestFacts _, RoutingTarget one) => one == Good ? 0.1 : throw new InvalidOperationException())
            .Decide().Names());

    [Fact]
    public void Who_says_how_good_a_target_is_stands_in_the_decision()
    {
        RoutingTarget[] targets = [Great, Good, Weak, Unpriced];
        Func<RoutingTarget, QualityFigure?> says =
            one => one == Great ? new(0.7, "catalog 2026-11-18") : one == Weak ? new(0.65, "configuration") : null;
        Decision cheapest = new OptimiserStrategy(targets, new() { Quality = 0.7, Cost = new(1m) }, null, says)
            .Decide(facts: Facts);
        Assert.Equal("good great", cheapest.Names());
        Assert.Equal("weak: NotGoodEnough 0.65 (configuration); unpriced: NoPrice", cheapest.Left());
        Assert.Equal(
            "cheapest of 2 that meet quality >= 0.7 and cost <= $1.00: $0.00302", cheapest.Reason);

        var most = new OptimiserOptions { Quality = 0.9, Otherwise = OptimiserOtherwise.Nearest };
        Assert.Equal(
            "none of 2 meets quality >= 0.9; nearest with quality 0.7 (catalog 2026-11-18)",
            new OptimiserStrategy([Great, Weak], most, null, says).Decide(facts: Facts).Reason);
        Assert.Equal(
            "the only one that meets quality >= 0.7: $0.0151, quality 0.7 (catalog 2026-11-18)",
            new OptimiserStrategy([Great, Weak], new() { Quality = 0.7 }, null, says).Decide(facts: Facts).Reason);
        Assert.Equal(
            "best of 2: quality 0.7 (catalog 2026-11-18)",
            new OptimiserStrategy([Great, Weak], new() { Objective = OptimiserObjective.Best }, null, says)
                .Decide(facts: Facts).Reason);
    }

    [Fact]
    public void A_strategy_around_it_passes_its_reason_and_what_it_leaves_out_on()
    {
        var optimiser = new OptimiserStrategy(All, new() { Quality = 0.8 });
        Decision decision = new FallbackStrategy([optimiser, Target.Only(Free)]).Decide(facts: Facts);
        Assert.Equal("good great free", decision.Names());
        Assert.Equal("first in order: cheapest of 2 that meet quality >= 0.8: $0.00302", decision.Reason);
        Assert.Equal("weak: NotGoodEnough 0.6", decision.Left());
    }

    [Fact]
    public void What_it_leaves_out_and_another_part_takes_is_not_left_out()
    {
        var optimiser = new OptimiserStrategy(All, new() { Quality = 0.8 });
        Decision decision = new FallbackStrategy([optimiser, Target.Only(Weak)]).Decide(facts: Facts);
        Assert.Equal(("good great weak", ""), (decision.Names(), decision.Left()));
    }

    [Fact]
    public void More_candidates_than_fit_on_the_stack_are_ranked_too()
    {
        RoutingTarget[] many = [.. Enumerable.Range(0, 200).Select(i => Of($"t{i}", (i * 7919) % 200))];
        Decision decision = Decide(many, new());
        Assert.Equal(many.OrderBy(one => one.Price!.Base.Input!.Value.Amount), decision.Plan);
    }

    private static Decision Decide(RoutingTarget[] targets, OptimiserOptions options, Standings? standings = null) =>
        new OptimiserStrategy(targets, options).Decide(standings, facts: Facts);
}
