using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Tests.Routing.Optimising.Offer;

namespace Pointsman.Tests.Routing.Optimising;

public sealed class RequestCostTests
{
    private const int Assumed = 512;

    [Theory]
    [InlineData(0, null, null, 512)]
    [InlineData(100, null, null, 100)]
    [InlineData(9_000, null, null, 512)]
    [InlineData(0, 700, null, 700)]
    [InlineData(600, 700, null, 600)]
    [InlineData(9_000, 700, 650, 650)]
    [InlineData(0, null, 64, 64)]
    public void Output_is_reckoned_as_usual_and_never_above_what_is_allowed(
        int asked, int? usual, int? most, int output)
    {
        RoutingTarget target = Of("one") with { Price = At(0m, 1m), UsualOutput = usual, MaxOutput = most };
        Assert.Equal(output * 1_000_000L, new RequestCost(target, Assumed).Of(new RequestFacts { MaxOutput = asked }));
    }

    [Fact]
    public void A_request_that_nobody_can_price_has_no_cost()
    {
        Assert.Equal(RequestCost.Unknown, new RequestCost(Of("one"), Assumed).Of(default));
        RoutingTarget half = Of("one") with { Price = new Price { Base = new Rates { Input = new(1m) } } };
        Assert.Equal(RequestCost.Unknown, new RequestCost(half, Assumed).Of(new RequestFacts { Tokens = 1 }));
    }

    [Fact]
    public void What_is_too_small_to_tell_is_rounded_up_and_a_bound_down()
    {
        RoutingTarget tiny = Of("one") with { Price = At(0.000_000_1m, 0m) };
        Assert.Equal(1, new RequestCost(tiny, Assumed).Of(new RequestFacts { Tokens = 1 }));
        Assert.Equal(0, RequestCost.Floor(new Usd(0.000_000_000_000_9m)));
    }

    [Fact]
    public void Amounts_beyond_reason_stay_in_their_order()
    {
        RoutingTarget dear = Of("one") with { Price = At(decimal.MaxValue / 1e9m, 0m) };
        long cost = new RequestCost(dear, Assumed).Of(new RequestFacts { Tokens = 1_000_000 });
        Assert.Equal(RequestCost.Unknown - 1, cost);
        Assert.Equal(RequestCost.Unknown - 1, RequestCost.Floor(new Usd(decimal.MaxValue)));
    }

    [Fact]
    public void The_quick_way_holds_the_longest_request_at_the_highest_rate()
    {
        RoutingTarget dear = Of("one") with { Price = At(2_147.483_647m, 2_147.483_647m), UsualOutput = int.MaxValue };
        Assert.Equal(
            2m * int.MaxValue * int.MaxValue,
            new RequestCost(dear, Assumed).Of(new RequestFacts { Tokens = int.MaxValue }));
    }

    [Fact]
    public void It_is_what_the_call_would_be_charged() => Prop.ForAll(Cases().ToArbitrary(), one =>
    {
        var cost = new RequestCost(one.Target, Assumed);
        int output = one.Facts.MaxOutput > 0 ? Math.Min(one.Facts.MaxOutput, Assumed) : Assumed;
        Usd charged = Charge.TotalFor(Usage.FromInclusive(one.Facts.Tokens, output), one.Target.Price!)!.Value;
        Usd found = RequestCost.ToUsd(cost.Of(one.Facts));
        Assert.InRange(found.Amount - charged.Amount, 0m, 1e-12m);
        Assert.True(decimal.Round(charged.Amount, 12) != charged.Amount || found == charged);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static Gen<(RoutingTarget Target, RequestFacts Facts)> Cases() =>
        from input in Rates()
        from output in Rates()
        from request in Gen.Elements(null, 0.01m, (decimal?)0.000_000_001m)
        from tier in Gen.Elements(true, false)
        from tokens in Gen.OneOf(Gen.Choose(0, 5_000), Gen.Choose(0, 2_000_000))
        from most in Gen.Choose(0, 2_000)
        select (
            Of("one") with
            {
                Price = new Price
                {
                    Base = new Rates
                    {
                        Input = new(input), Output = new(output),
                        Special = request is { } flat ? new SpecialRates { PerRequest = new(flat) } : null,
                    },
                    Tiers = tier ? [new PriceTier(2_000, new Rates { Input = new(2 * input) })] : [],
                },
            },
            new RequestFacts { Tokens = tokens, MaxOutput = most });

    // Whole cents, rates with many places, and rates too high or too odd for the quick way.
    private static Gen<decimal> Rates() => Gen.OneOf(
        Gen.Choose(0, 10_000).Select(cents => cents / 100m),
        Gen.Choose(0, int.MaxValue).Select(places => places / 1e9m),
        Gen.Choose(0, int.MaxValue).Select(dollars => dollars / 70_000m));
}
