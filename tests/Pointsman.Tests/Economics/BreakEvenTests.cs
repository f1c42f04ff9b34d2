using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class BreakEvenTests
{
    private static readonly Usage Call = new() { Input = 1_000, Output = 200 };
    private static readonly SelfHosting Llama70B = new() { Parameters = 70_000_000_000m };

    private static Gen<(SelfHosting Hosting, Pricing Api)> Cases =>
        from size in Gen.Choose(1, 200)
        from speed in Gen.Choose(50, 3_000)
        from people in Gen.Choose(0, 4)
        from price in Gen.Choose(1, 40_000)
        from kind in Gen.Choose(0, 2)
        select (
            new SelfHosting
            {
                Parameters = size * 1_000_000_000m, TokensPerSecondPerGpu = speed, People = people / 2m,
            },
            ApiOf(kind, new Usd(price / 1_000_000m)));

    private static Pricing ApiOf(int kind, Usd each) => kind switch
    {
        0 => new RequestPricing { PerRequest = each },
        1 => new TokenPricing
        {
            Price = new Price { Base = new Rates { Input = each * 1_000m, Output = each * 3_000m } },
        },
        _ => new SubscriptionPricing { MonthlyFee = new(500m), Included = 100_000m, Overage = each },
    };

    [Fact]
    public void Hosting_wins_as_soon_as_the_API_costs_a_cent_more_than_the_fixed_cost_of_the_first_step()
    {
        // The first replica costs 3 × 720 × 2.50 + 6,000 = 11,400 a month, which is 1,140,000 requests at a cent.
        BreakEven result = BreakEven.Of(Llama70B, new RequestPricing { PerRequest = new(0.01m) }, Call);
        Assert.Equal(1_140_001m, result.Requests);
        Assert.Equal(1_140_001m, result.ForGood);
        Assert.Equal([1_140_000m, 1_140_001m], result.Around.Select(point => point.RequestsPerMonth));
        Assert.Equal(result.Around[0].Hosted, result.Around[0].Api);
    }

    [Fact]
    public void Hosting_never_wins_where_a_full_GPU_costs_more_than_the_API_and_the_reason_says_so()
    {
        BreakEven result = BreakEven.Of(Llama70B, new RequestPricing { PerRequest = new(0.0001m) }, Call);
        Assert.Null(result.Requests);
        Assert.Contains("at full load a request costs $0.000834 hosted and $0.0001 by the API", result.Never);
    }

    [Fact]
    public void There_is_no_break_even_against_an_unknown_price()
    {
        BreakEven result = BreakEven.Of(Llama70B, new TokenPricing { Price = new Price() }, Call);
        Assert.Equal("what the API costs is unknown: any rate", result.Never);
    }

    [Fact]
    public void A_subscription_that_sells_no_more_is_not_a_dearer_one()
    {
        var plan = new SubscriptionPricing { MonthlyFee = new(100m), Included = 5_000m };
        BreakEven result = BreakEven.Of(Llama70B, plan, Call);
        Assert.Null(result.Requests);
        Assert.Equal("up to 5000 requests a month the API costs less, and it sells no more", result.Never);
    }

    [Fact]
    public void Where_a_step_loses_again_the_volume_from_which_hosting_always_wins_is_larger()
    {
        // At $0.0018 the first step (11,400) wins from 6,333,334; the second (16,800) starts at 6,480,001 and loses.
        BreakEven result = BreakEven.Of(Llama70B, new RequestPricing { PerRequest = new(0.0018m) }, Call);
        Assert.Equal(6_333_334m, result.Requests);
        Assert.Equal(9_333_334m, result.ForGood);
    }

    [Fact]
    public void At_the_break_even_volume_hosting_is_cheaper_and_just_below_it_is_not() => Prop.ForAll(
        Cases.ToArbitrary(),
        pair =>
        {
            BreakEven result = BreakEven.Of(pair.Hosting, pair.Api, Call);
            return result.Requests is not { } requests
                ? result.Never is not null
                : Wins(result, requests) && (requests == 1m || !Wins(result, requests - 1m));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void From_the_volume_for_good_on_hosting_wins_at_every_step_and_just_below_it_does_not() => Prop.ForAll(
        Cases.ToArbitrary(),
        pair =>
        {
            BreakEven result = BreakEven.Of(pair.Hosting, pair.Api, Call);
            if (result.ForGood is not { } forGood)
            {
                return true;
            }

            decimal step = pair.Hosting.RequestsPerReplica(Call);
            decimal[] starts = [.. Enumerable.Range(1, 50).Select(i => Math.Floor(i * step) + 1m)];
            return Wins(result, forGood)
                && (forGood == 1m || !Wins(result, forGood - 1m))
                && starts.Where(start => start >= forGood).All(start => Wins(result, start));
        }).QuickCheckThrowOnFailure();

    private static bool Wins(BreakEven result, decimal requests) =>
        result.At(requests) is var point && point.Hosted < point.Api;
}
