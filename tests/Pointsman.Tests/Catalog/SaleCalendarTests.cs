using Xunit;

namespace Pointsman.Tests.Catalog;

/// <summary>What there was on a day, by the rules that the calendar states.</summary>
public sealed class SaleCalendarTests(Shipped shipped) : IClassFixture<Shipped>
{
    private static readonly DateOnly Then = new(2025, 6, 15);

    [Theory]
    [InlineData("2025-06-15", true)]
    [InlineData("2025-06-16", false)]
    [InlineData("2025-06", true)]
    [InlineData("2025-07", false)]
    [InlineData("2025", true)]
    [InlineData("2026", false)]
    public void A_model_exists_from_its_release_on(string released, bool there) => Assert.Equal(
        there, Shop().Model("m", $"\"released\":\"{released}\"").Load().AsOf(Then).FindModel("m") is not null);

    [Theory]
    [InlineData("2025-06-15", true)]
    [InlineData("2025-06-16", false)]
    [InlineData("2025-07", false)]
    public void An_offer_begins_on_its_own_first_day(string from, bool sold) =>
        Assert.Equal(sold, IsSold(Shop().Model("m").Offer("maker/m", "m", $"\"from\":\"{from}\""), "maker/m"));

    [Fact]
    public void Nobody_sells_a_closed_model_before_its_maker_does()
    {
        CatalogText early = Shop().Model("m").Offer("maker/m", "m", """ "from":"2025-06-16" """).Offer("cloud/m", "m");
        Assert.False(IsSold(early, "cloud/m"));
        CatalogText later = Shop().Model("m").Offer("maker/m", "m", """ "from":"2025-06-15" """).Offer("cloud/m", "m");
        Assert.True(IsSold(later, "cloud/m"));
    }

    [Fact]
    public void An_open_model_is_sold_by_whoever_runs_it() => Assert.True(IsSold(
        Shop().Model("m", """ "released":"2025-01-01","openWeights":true """)
            .Offer("maker/m", "m", """ "from":"2025-06-16" """).Offer("cloud/m", "m"),
        "cloud/m"));

    [Theory]
    [InlineData("2025-06-15", false)]
    [InlineData("2025-06-16", true)]
    public void An_offer_ends_on_the_day_of_its_retirement(string retires, bool sold) =>
        Assert.Equal(sold, IsSold(Shop().Model("m").Offer("maker/m", "m", $"\"retires\":\"{retires}\""), "maker/m"));

    [Fact]
    public void What_was_announced_later_was_not_yet_known()
    {
        CatalogText catalog = Shop().Model("m")
            .Offer("maker/m", "m", """ "retires":"2025-08-01","replacement":"maker/n","status":"deprecated" """);
        Offer then = catalog.Load().AsOf(Then).FindOffer("maker/m")!;
        Assert.Equal((null, null, null), (then.Retires, then.Replacement, then.Status));
    }

    [Fact]
    public void A_retirement_ahead_is_known_today() => Assert.Equal(
        new DateOnly(2027, 8, 1),
        Shop().Model("m").Offer("maker/m", "m", """ "retires":"2027-08-01" """).Load().AsOf(Some.Today).FindOffer("maker/m")!.Retires);

    [Fact]
    public void What_is_retired_without_a_day_is_gone_today_and_may_have_been_there_before()
    {
        CatalogText catalog = Shop().Model("m").Offer("maker/m", "m", """ "status":"retired","retires":"2026-01-01" """);
        Assert.True(IsSold(catalog, "maker/m"));
        Assert.Null(catalog.Load().AsOf(Some.Today).FindOffer("maker/m"));
    }

    [Fact]
    public void A_score_of_a_later_day_does_not_count()
    {
        Pointsman.Catalog then = Shop().Model("m").Score("m", "wits", 50, """ "date":"2025-06-15" """)
            .Score("m", "wits", 90, """ "date":"2025-06-16" """).Load().AsOf(Then);
        Assert.Equal(50, Assert.Single(then.Scores).Value);
    }

    [Fact]
    public void A_score_without_a_day_is_as_old_as_its_source() =>
        Assert.Empty(Shop().Model("m").Score("m", "wits", 50).Load().AsOf(Then).Scores);

    [Fact]
    public void A_model_without_a_release_exists_from_the_oldest_source_that_knows_it()
    {
        CatalogText catalog = Shop().Model("m", "").From("older", """ "date":"2025-06-01" """).Model("m", "");
        Assert.NotNull(catalog.Load().AsOf(Then).FindModel("m"));
        Assert.Null(Shop().Model("m", "").Load().AsOf(Then).FindModel("m"));
    }

    [Fact]
    public void What_its_maker_stopped_selling_is_on_its_way_out_elsewhere()
    {
        CatalogText catalog = Shop().Model("m").Offer("maker/m", "m", """ "retires":"2026-01-01" """).Offer("cloud/m", "m");
        Assert.Equal(Lifecycle.Deprecated, catalog.Load().AsOf(Some.Today).FindOffer("cloud/m")!.Status);
    }

    [Fact]
    public void An_old_model_that_only_price_histories_list_is_not_confirmed_to_be_on_sale()
    {
        CatalogText old = Some.Catalog().Provider("maker", "maker").From("history", """ "date":"2026-11-01","lists":"history" """)
            .Model("m", """ "released":"2024-01-01" """).Offer("maker/m", "m");
        Assert.Equal(Lifecycle.Unconfirmed, old.Load().AsOf(Some.Today).FindOffer("maker/m")!.Status);
        CatalogText young = Some.Catalog().Provider("maker", "maker").From("history", """ "date":"2026-11-01","lists":"history" """)
            .Model("m", """ "released":"2026-01-01" """).Offer("maker/m", "m");
        Assert.Null(young.Load().AsOf(Some.Today).FindOffer("maker/m")!.Status);
    }

    [Theory]
    [InlineData(2023, 12, 31)]
    [InlineData(2024, 12, 31)]
    [InlineData(2025, 6, 30)]
    public void Nothing_of_the_catalog_that_ships_appears_before_its_day(int year, int month, int dayOfMonth)
    {
        var day = new DateOnly(year, month, dayOfMonth);
        Pointsman.Catalog then = shipped.On(day).Catalog;
        Assert.All(then.Models, model => Assert.False(model.Released > day, model.Id));
        Assert.All(then.Scores, score => Assert.True(score.Date <= day, $"{score.Model} {score.Benchmark}"));
        Assert.All(then.Offers, offer => Assert.True(
            !(offer.From > day) && offer.Retires is null && then.FindModel(offer.Model) is not null, offer.Id));
    }

    [Fact]
    public void A_price_holds_from_its_first_day()
    {
        Offer offer = Shop().Model("m")
            .Offer("maker/m", "m", """ "prices":[{"in":5,"out":5},{"from":"2025-06-15","in":3,"out":3}] """).Load().FindOffer("maker/m")!;
        Assert.Equal(new Usd(5m), offer.PriceOn(Then.AddDays(-1))!.Base.Input);
        Assert.Equal(new Usd(3m), offer.PriceOn(Then)!.Base.Input);
    }

    private static CatalogText Shop() => Some.Catalog().Provider("maker", "maker").Provider("cloud", "cloud");

    private static bool IsSold(CatalogText catalog, string offer) => catalog.Load().AsOf(Then).FindOffer(offer) is not null;
}
