using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Routing;

public sealed class WeightedStrategyTests
{
    private static readonly WeightedStrategy Shared = new([new(Only(A), 1), new(Only(B), 7), new(Only(C), 2)]);

    [Theory]
    [InlineData(0, "a/one b/two c/three", "drawn with a share of 10 %")]
    [InlineData(0.0999, "a/one b/two c/three", "drawn with a share of 10 %")]
    [InlineData(0.1, "b/two c/three a/one", "drawn with a share of 70 %")]
    [InlineData(0.7999, "b/two c/three a/one", "drawn with a share of 70 %")]
    [InlineData(0.8, "c/three b/two a/one", "drawn with a share of 20 %")]
    [InlineData(0.9999999, "c/three b/two a/one", "drawn with a share of 20 %")]
    [InlineData(1, "c/three b/two a/one", "drawn with a share of 20 %")]
    public void The_drawn_part_is_first_and_the_heavier_of_the_others_next(double chance, string plan, string reason)
    {
        Decision decision = Shared.Decide(chance: chance);
        Assert.Equal((plan, reason), (decision.Names(), decision.Reason));
    }

    // The share of one part in n draws lies within 4.5 standard deviations, √(p(1 − p)/n), of its weight; that it does
    // not has a chance of 1 in 150,000, and the seed is fixed.
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 7, 2)]
    [InlineData(0.01, 0.02, 99.97)]
    public void Over_many_draws_every_part_gets_its_share(double first, double second, double third)
    {
        const int Draws = 200_000;
        double[] weights = [first, second, third];
        var strategy = new WeightedStrategy(
            [.. new[] { A, B, C }.Zip(weights, (target, weight) => new WeightedPart(Only(target), (decimal)weight))]);
        var random = new Random(20261120);
        Dictionary<RoutingTarget, int> drawn = new() { [A] = 0, [B] = 0, [C] = 0 };
        for (int i = 0; i < Draws; i++)
        {
            drawn[strategy.Decide(chance: random.NextDouble()).Plan[0]]++;
        }

        foreach ((RoutingTarget target, double weight) in new[] { A, B, C }.Zip(weights))
        {
            double share = weight / weights.Sum(), deviation = Math.Sqrt(share * (1 - share) / Draws);
            Assert.InRange(drawn[target] / (double)Draws, share - (4.5 * deviation), share + (4.5 * deviation));
        }
    }

    [Fact]
    public void A_balanced_part_draws_evenly_from_its_own_share()
    {
        const int Draws = 100_000;
        var strategy = new WeightedStrategy([new(Only(C), 9), new(new BalancedStrategy([A, B]), 1)]);
        var random = new Random(7);
        int[] first = new int[3];
        for (int i = 0; i < Draws; i++)
        {
            RoutingTarget target = strategy.Decide(chance: random.NextDouble()).Plan[0];
            first[target == C ? 0 : target == A ? 1 : 2]++;
        }

        // As above: within 4.5 standard deviations of a twentieth each.
        double width = 4.5 * Math.Sqrt(0.05 * 0.95 / Draws);
        Assert.InRange(first[1] / (double)Draws, 0.05 - width, 0.05 + width);
        Assert.InRange(first[2] / (double)Draws, 0.05 - width, 0.05 + width);
    }

    [Fact]
    public void When_the_drawn_part_is_broken_the_others_answer() =>
        Assert.Equal("b/two c/three", Shared.Decide(new Standings(A, TargetAvailability.Broken), 0).Names());
}
