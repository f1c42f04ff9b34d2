using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class CostLeversTests
{
    // One call costs 1,000 × $3/M + 200 × $15/M = $0.006, a month $600.
    private static readonly CostProfile Profile = new()
    {
        Workload = new Workload(new Usage { Input = 1_000, Output = 200 }, 100_000m),
        Price = new Price
        {
            Base = new Rates { Input = new(3m), Output = new(15m), CachedInput = new(0.3m), CacheWrite = new(3.75m) },
            Batch = new Rates { Input = new(1.5m), Output = new(7.5m) },
        },
        CheaperPrice = new Price { Base = new Rates { Input = new(0.3m), Output = new(1.5m) } },
        CheaperFitsAll = true,
        BatchableShare = 0.5m,
        Hosting = new SelfHosting { Parameters = 8_000_000_000m },
    };

    [Theory]
    [InlineData(CostLeverKind.RightSizing, 540)]
    [InlineData(CostLeverKind.ResponseCaching, 90)]
    [InlineData(CostLeverKind.PromptCaching, 117.75)]
    [InlineData(CostLeverKind.ShorterPrompts, 60)]
    [InlineData(CostLeverKind.OutputLimits, 60)]
    [InlineData(CostLeverKind.Batching, 150)]
    [InlineData(CostLeverKind.Routing, 324)]
    [InlineData(CostLeverKind.SelfHosting, -7_200)]
    public void Each_lever_saves_what_can_be_checked_by_hand(CostLeverKind kind, decimal saving)
    {
        CostLever lever = CostLevers.Estimate(Profile).Single(lever => lever.Kind == kind);
        Assert.Equal(new Usd(600m), lever.Before);
        Assert.Equal(new Usd(saving), lever.Saving);
    }

    [Fact]
    public void The_largest_saving_comes_first()
    {
        IReadOnlyList<CostLever> levers = CostLevers.Estimate(Profile);
        Assert.Equal(levers.OrderByDescending(lever => lever.Saving), levers);
        Assert.Equal(CostLeverKind.RightSizing, levers[0].Kind);
    }

    [Fact]
    public void Levers_that_the_price_does_not_offer_are_left_out()
    {
        CostProfile bare = Profile with
        {
            Price = new Price { Base = new Rates { Input = new(3m), Output = new(15m) } },
            CheaperPrice = null,
            Hosting = null,
        };
        CostLeverKind[] kinds = [.. CostLevers.Estimate(bare).Select(lever => lever.Kind).Order()];
        Assert.Equal([CostLeverKind.ResponseCaching, CostLeverKind.ShorterPrompts, CostLeverKind.OutputLimits], kinds);
    }

    [Fact]
    public void Without_a_known_price_there_is_nothing_to_estimate() =>
        Assert.Empty(CostLevers.Estimate(Profile with { Price = new Price() }));
}
