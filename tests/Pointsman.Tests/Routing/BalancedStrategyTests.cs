using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Routing;

public sealed class BalancedStrategyTests
{
    private static readonly BalancedStrategy All = new([A, B, C, D]);

    [Theory]
    [InlineData(3, 0, 0, 0, "b/two")]
    [InlineData(0, 1, 0, 0, "a/one")]
    [InlineData(0, 0, 100, 200, "a/one")]
    [InlineData(0, 0, 300, 200, "b/two")]
    [InlineData(1, 0, 100, 150, "b/two")]
    [InlineData(1, 0, 100, 250, "a/one")]
    public void Of_two_the_one_with_the_shorter_wait_is_first(
        int inFlight, int otherInFlight, double latency, double otherLatency, string first)
    {
        var pair = new BalancedStrategy([A, B]);
        var standings = new Standings(
            (A, new TargetStanding(TargetAvailability.Open, inFlight, latency)),
            (B, new TargetStanding(TargetAvailability.Open, otherInFlight, otherLatency)));
        Assert.All([0, 0.49, 0.51, 0.99], chance => Assert.Equal(first, pair.Decide(standings, chance).Plan[0].Name));
    }

    [Fact]
    public void Targets_that_stand_alike_are_drawn_alike_and_every_one_follows()
    {
        int[] first = new int[4];
        for (int i = 0; i < 1_000; i++)
        {
            Decision decision = All.Decide(chance: i / 1_000.0);
            first[decision.Plan[0].Name[0] - 'a']++;
            Assert.Equal([A, B, C, D], decision.Plan.OrderBy(target => target.Name));
        }

        Assert.Equal([250, 250, 250, 250], first);
    }

    [Fact]
    public void Every_pair_is_compared_equally_often()
    {
        // The busiest is never first; the idlest wins every pair that it is in: half of all with four targets.
        var standings = new Standings(
            (A, new TargetStanding(TargetAvailability.Open, 3)), (B, new TargetStanding(TargetAvailability.Open, 2)),
            (C, new TargetStanding(TargetAvailability.Open, 1)));
        int[] first = new int[4];
        for (int i = 0; i < 1_200; i++)
        {
            first[All.Decide(standings, (i + 0.5) / 1_200).Plan[0].Name[0] - 'a']++;
        }

        Assert.Equal([0, 200, 400, 600], first);
    }

    [Theory]
    [InlineData(TargetAvailability.Broken)]
    [InlineData(TargetAvailability.Cooling)]
    [InlineData(TargetAvailability.Full)]
    public void A_target_that_takes_nothing_gives_way_to_the_other_of_the_two(TargetAvailability availability)
    {
        for (int i = 0; i < 100; i++)
        {
            Assert.NotEqual(A, All.Decide(new Standings(A, availability), i / 100.0).Plan[0]);
        }
    }

    // Nothing else would ever find out that it is back: the others are well, and are chosen as long as they are.
    [Fact]
    public void A_target_that_may_be_probed_is_first_of_the_two_so_that_traffic_returns_to_it()
    {
        var standings = new Standings(
            (A, new TargetStanding(TargetAvailability.Probing, 0, 5_000)), (B, new TargetStanding(TargetAvailability.Open)));
        Assert.All([0, 0.6], chance =>
            Assert.Equal("a/one b/two", new BalancedStrategy([A, B]).Decide(standings, chance).Names()));
    }

    [Fact]
    public void One_target_is_its_own_balance() =>
        Assert.All([0, 0.5, 1], chance => Assert.Equal("a/one", new BalancedStrategy([A]).Decide(chance: chance).Names()));

    [Fact]
    public void The_reason_says_how_it_was_chosen() => Assert.Equal("the less loaded of two", All.Decide().Reason);
}
