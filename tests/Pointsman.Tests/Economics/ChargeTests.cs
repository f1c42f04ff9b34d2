using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Economics;

public sealed class ChargeTests
{
    private static readonly Price Sonnet = new()
    {
        Base = new Rates { Input = new(3m), Output = new(15m), CachedInput = new(0.3m), CacheWrite = new(3.75m) },
        Tiers = [new PriceTier(200_000, new Rates { Input = new(6m), Output = new(22.5m) })],
        Batch = new Rates { Input = new(1.5m), Output = new(7.5m) },
    };

    [Fact]
    public void Each_part_is_charged_at_its_own_rate_and_the_total_is_exact()
    {
        var usage = new Usage { Input = 1_000, CachedInput = 10_000, CacheWrite = 2_000, Output = 500 };
        Charge charge = Charge.For(usage, Sonnet);
        Assert.Equal([0.003m, 0.003m, 0.0075m, 0.0075m], charge.Lines.Select(line => line.Cost.Amount));
        Assert.Equal(new Usd(0.021m), charge.Total);
        Assert.Empty(charge.Assumed);
    }

    [Fact]
    public void Cached_tokens_counted_within_the_input_or_beside_it_come_to_the_same_charge()
    {
        Usage inclusive = Usage.FromInclusive(input: 11_000, output: 500, cachedInput: 10_000);
        Usage separate = Usage.FromSeparate(input: 1_000, output: 500, cacheRead: 10_000);
        Assert.Equal(new Usd(0.0135m), Charge.For(inclusive, Sonnet).Total);
        Assert.Equal(Charge.For(inclusive, Sonnet).Total, Charge.For(separate, Sonnet).Total);
    }

    [Fact]
    public void The_same_counts_mean_different_costs_when_cached_tokens_come_beside_the_input()
    {
        Usage inclusive = Usage.FromInclusive(input: 11_000, output: 0, cachedInput: 10_000);
        Usage separate = Usage.FromSeparate(input: 11_000, output: 0, cacheRead: 10_000);
        Assert.Equal(new Usd(0.006m), Charge.For(inclusive, Sonnet).Total);
        Assert.Equal(new Usd(0.036m), Charge.For(separate, Sonnet).Total);
    }

    [Theory]
    [InlineData(199_999, 0.599997)]
    [InlineData(200_000, 0.6)]
    [InlineData(200_001, 1.200006)]
    public void A_tier_holds_for_the_whole_request_from_the_token_after_its_threshold(long input, decimal expected) =>
        Assert.Equal(new Usd(expected), Charge.For(new Usage { Input = input }, Sonnet).Total);

    [Fact]
    public void Cached_tokens_count_towards_the_tier() =>
        Assert.Equal(
            new Usd(0.06m + 0.000006m),
            Charge.For(new Usage { CachedInput = 200_000, Input = 1 }, Sonnet).Total);

    [Fact]
    public void A_batch_is_charged_at_its_own_rates_and_takes_the_standard_rate_where_it_has_none()
    {
        var usage = new Usage { Input = 1_000, CachedInput = 1_000, Output = 1_000 };
        Charge charge = Charge.For(usage, Sonnet, ServiceLevel.Batch);
        Assert.Equal(new Usd(0.0015m + 0.0003m + 0.0075m), charge.Total);
        Assert.Equal(["no batch rate for cached input: the standard rate counts"], charge.Assumed);
    }

    [Fact]
    public void A_long_batch_is_raised_as_the_standard_rate_is()
    {
        Charge charge = Charge.For(new Usage { Input = 300_000 }, Sonnet, ServiceLevel.Batch);
        Assert.Equal(new Usd(0.9m), charge.Total);
        Assert.Single(charge.Assumed);
    }

    [Fact]
    public void Priority_without_rates_of_its_own_costs_the_standard_rate_and_says_so()
    {
        Charge charge = Charge.For(new Usage { Input = 1_000 }, Sonnet, ServiceLevel.Priority);
        Assert.Equal(new Usd(0.003m), charge.Total);
        Assert.Equal(["no priority rate for input: the standard rate counts"], charge.Assumed);
    }

    [Fact]
    public void A_part_without_a_rate_takes_that_of_its_side_and_says_so()
    {
        var price = new Price { Base = new Rates { Input = new(1m), Output = new(2m) } };
        var usage = new Usage
        {
            CachedInput = 10, CacheWrite = 10, CacheWriteHour = 10, AudioInput = 10, ImageInput = 10,
            Reasoning = 10, AudioOutput = 10, ImageOutput = 10,
        };
        Charge charge = Charge.For(usage, price);
        Assert.Equal(new Usd(0.00011m), charge.Total);
        Assert.Contains("no rate for reasoning: the rate for output counts", charge.Assumed);
        Assert.Contains("no rate for cache write for an hour: the rate for cache write counts", charge.Assumed);
    }

    [Fact]
    public void Flat_rates_are_charged_by_the_piece_beside_the_tokens()
    {
        var special = new SpecialRates
        {
            PerRequest = new(0.01m), PerImageInput = new(0.002m), PerSecondInput = new(0.0001m),
        };
        var price = new Price { Base = new Rates { Input = new(1m), Output = new(2m), Special = special } };
        var usage = new Usage { Input = 1_000, ImagesIn = 3, SecondsIn = 1.5m, Requests = 2 };
        Assert.Equal(new Usd(0.001m + 0.006m + 0.00015m + 0.02m), Charge.For(usage, price).Total);
    }

    [Fact]
    public void A_price_without_any_rate_is_unknown_and_not_free()
    {
        Charge charge = Charge.For(new Usage { Input = 1_000 }, new Price());
        Assert.Null(charge.Total);
        Assert.Equal(["any rate"], charge.Missing);
    }

    [Fact]
    public void A_call_with_output_is_unknown_where_only_input_has_a_rate()
    {
        var embedding = new Price { Base = new Rates { Input = new(0.02m) } };
        Assert.Equal(new Usd(0.00002m), Charge.For(new Usage { Input = 1_000 }, embedding).Total);
        Charge charge = Charge.For(new Usage { Input = 1_000, Output = 1 }, embedding);
        Assert.Null(charge.Total);
        Assert.Equal(["output"], charge.Missing);
    }

    [Fact]
    public void The_price_of_a_piece_covers_its_tokens_only_when_a_piece_was_used()
    {
        var picture = new Price { Base = new Rates { Special = new SpecialRates { PerImageOutput = new(0.04m) } } };
        Assert.Equal(new Usd(0.08m), Charge.For(new Usage { Input = 50, ImagesOut = 2 }, picture).Total);
        Assert.Null(Charge.For(new Usage { Input = 50 }, picture).Total);
    }

    [Fact]
    public void A_price_of_zero_is_free()
    {
        var free = new Price { Base = new Rates { Input = Usd.Zero, Output = Usd.Zero } };
        Assert.Equal(Usd.Zero, Charge.For(new Usage { Input = 1_000, Output = 5 }, free).Total);
    }

    [Theory]
    [InlineData("2024-12-31", 10)]
    [InlineData("2025-01-01", 5)]
    public void A_price_holds_from_its_first_day_on(string day, decimal expected)
    {
        var offer = new Offer
        {
            Id = "p/m",
            Model = "m",
            Prices =
            [
                new Price { Base = new Rates { Input = new(10m), Output = new(10m) } },
                new Price { From = new(2025, 1, 1), Base = new Rates { Input = new(5m), Output = new(5m) } },
            ],
        };
        Price price = offer.PriceOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;
        Assert.Equal(new Usd(expected), Charge.For(new Usage { Input = 1_000_000 }, price).Total);
    }

    [Fact]
    public void The_costs_of_split_usage_add_up_exactly() => Prop.ForAll(
        Some.Usages.ToArbitrary(),
        Some.Usages.ToArbitrary(),
        Some.FlatPrices.ToArbitrary(),
        (first, second, price) =>
            Charge.For(first, price).Total + Charge.For(second, price).Total
                == Charge.For(Some.Sum(first, second), price).Total).QuickCheckThrowOnFailure();

    [Fact]
    public void The_lines_add_up_to_the_total() => Prop.ForAll(
        Some.Usages.ToArbitrary(),
        Some.FlatPrices.ToArbitrary(),
        (usage, price) =>
        {
            Charge charge = Charge.For(usage, price);
            return charge.Total == new Usd(charge.Lines.Sum(line => line.Cost.Amount));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_token_never_costs_less() => Prop.ForAll(
        Some.Usages.ToArbitrary(),
        Some.FlatPrices.ToArbitrary(),
        (usage, price) =>
        {
            Usd? before = Charge.For(usage, price).Total;
            return Charge.For(usage with { Input = usage.Input + 1 }, price).Total >= before
                && Charge.For(usage with { CachedInput = usage.CachedInput + 1 }, price).Total >= before
                && Charge.For(usage with { Reasoning = usage.Reasoning + 1 }, price).Total >= before;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_higher_rate_never_costs_less() => Prop.ForAll(
        Some.Usages.ToArbitrary(),
        Some.FlatPrices.ToArbitrary(),
        Some.Amounts.ToArbitrary(),
        (usage, price, more) =>
        {
            Price dearer = price with { Base = price.Base with { Input = price.Base.Input + more } };
            return Charge.For(usage, dearer).Total >= Charge.For(usage, price).Total;
        }).QuickCheckThrowOnFailure();
}
