using FsCheck;
using FsCheck.Fluent;
using Pointsman.Tests.Economics;
using Xunit;

namespace Pointsman.Tests.Advising.Answering;

public sealed class CostProjectionTests
{
    [Fact]
    public void A_month_costs_price_times_tokens_times_volume()
    {
        // 4,000 tokens at $1 and 500 at $2 a million are $0.005; 20,000 a day are 600,000 a month.
        CostProjection cost = Of("""{"tokens-in":4000,"tokens-out":500,"volume":"20000/day"}""");
        Assert.Equal((new Usd(0.005m), 600_000m, new Usd(3_000m)), (cost.PerRequest, cost.RequestsPerMonth, cost.Monthly));
    }

    [Theory]
    [InlineData("0%", 3000.00)]
    [InlineData("5%", 5387.57)] // 3000 × 1.05¹² = 3000 × 1.795856…
    [InlineData("10%", 9415.29)] // 3000 × 1.10¹² = 3000 × 3.138428…
    [InlineData("100%", 12288000.00)] // 3000 × 2¹²
    public void Growth_compounds_for_twelve_months_to_the_cent(string growth, decimal inAYear)
    {
        CostProjection cost = Of($$"""{"tokens-in":4000,"tokens-out":500,"volume":"20000/day","growth":"{{growth}}"}""");
        Assert.Equal(inAYear, Math.Round(cost.MonthlyInAYear.Amount, 2));
    }

    [Fact]
    public void Without_a_volume_a_thousand_requests_a_day_are_taken_and_that_is_said()
    {
        CostProjection cost = Of("""{"task":"chat"}""");
        Assert.Equal((30_000m, false), (cost.RequestsPerMonth, cost.VolumeStated));
    }

    [Fact]
    public void The_short_way_to_a_total_gives_the_total_of_the_long_way() => Prop.ForAll(
        Economics.Some.Usages.ToArbitrary(),
        Economics.Some.FlatPrices.ToArbitrary(),
        (usage, price) => Charge.TotalFor(usage, price) == Charge.For(usage, price).Total).QuickCheckThrowOnFailure();

    [Fact]
    public void The_short_way_agrees_for_plain_tokens_on_both_sides_of_a_tier() => Prop.ForAll(
        Gen.Choose(0, 400_000).ToArbitrary(),
        Economics.Some.FlatPrices.ToArbitrary(),
        (input, price) =>
        {
            var usage = new Usage { Input = input, Output = 700 };
            Price tiered = price with { Tiers = [new PriceTier(200_000, new Rates { Input = new Usd(9m) })] };
            return Charge.TotalFor(usage, tiered) == Charge.For(usage, tiered).Total;
        }).QuickCheckThrowOnFailure();

    private static CostProjection Of(string need) => Tests.Some.Shop().Advise(Tests.Some.Need(need)).Shortlist[0].Cost!;
}
