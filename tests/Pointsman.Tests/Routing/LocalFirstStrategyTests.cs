using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Routing;

public sealed class LocalFirstStrategyTests
{
    private static readonly RoutingTarget Home = A with { Name = "home/one", Local = true },
        Attic = B with { Name = "attic/two", Local = true };

    private static readonly LocalFirstStrategy Strategy = new(
        [Only(Home), Only(Attic)], [InOrder(C, D)], When("tokens > 8000 or code"));

    [Fact]
    public void A_request_stays_at_home_and_the_api_answers_when_that_fails()
    {
        Decision decision = Strategy.Decide();
        Assert.Equal(("home/one attic/two c/three d/four", "local first"), (decision.Names(), decision.Reason));
        Assert.Equal("local-first", decision.Strategy);
        var broken = new Standings(
            (Home, new TargetStanding(TargetAvailability.Broken)),
            (Attic, new TargetStanding(TargetAvailability.Full)));
        Assert.Equal("c/three d/four", Strategy.Decide(broken).Names());
    }

    [Fact]
    public void A_request_for_which_the_condition_holds_goes_out_first_and_home_is_the_fallback()
    {
        Decision decision = Strategy.Decide(facts: new RequestFacts { Tokens = 8_001 });
        Assert.Equal("c/three d/four home/one attic/two", decision.Names());
        Assert.Equal("sent out: tokens > 8000 or code", decision.Reason);
    }

    [Fact]
    public void Without_a_condition_nothing_goes_out_first() => Assert.Equal(
        "home/one c/three", new LocalFirstStrategy([Only(Home)], [Only(C)])
            .Decide(facts: new RequestFacts { Tokens = 100_000 }).Names());

    [Fact]
    public void What_is_private_stays_whatever_the_condition_says_and_whatever_fails()
    {
        var facts = new RequestFacts { Tokens = 9_000, Traits = RequestTraits.Private };
        Decision decision = Strategy.Decide(facts: facts);
        Assert.Equal(("home/one attic/two", "private, so local only"), (decision.Names(), decision.Reason));
        Assert.Equal([DropReason.Private, DropReason.Private], decision.Dropped.Select(one => one.Why));
        var broken = new Standings(
            (Home, new TargetStanding(TargetAvailability.Broken)),
            (Attic, new TargetStanding(TargetAvailability.Broken)));
        Assert.False(Strategy.Decide(broken, facts: facts).CanAnswer);
    }

    [Fact]
    public void Its_parts_may_be_any_strategies()
    {
        var strategy = new LocalFirstStrategy([new BalancedStrategy([Home, Attic])], [InOrder(C)]);
        var busy = new Standings((Home, new TargetStanding(TargetAvailability.Open, 9)));
        Assert.Equal("attic/two home/one c/three", strategy.Decide(busy).Names());
    }

    [Fact]
    public void It_needs_something_at_home_and_something_elsewhere()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalFirstStrategy([], [Only(C)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LocalFirstStrategy([Only(Home)], []));
    }
}
