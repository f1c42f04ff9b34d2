using System.Text.Json;
using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class ImportMergeTests
{
    private static readonly DateOnly _first = new(2025, 1, 1);
    private static readonly DateOnly _second = new(2026, 1, 1);

    [Fact]
    public void A_changed_price_begins_on_the_day_of_the_import_and_the_old_one_stays()
    {
        Offer offer = Merge([Sold("p/a", 10m)], [Sold("p/a", 5m)]).Facts.Offers.Single();

        Assert.Equal(new Usd(10m), offer.PriceOn(_second.AddDays(-1))!.Base.Input);
        Assert.Equal(new Usd(5m), offer.PriceOn(_second)!.Base.Input);
    }

    [Fact]
    public void The_same_price_again_changes_nothing()
    {
        var (facts, diff) = Merge([Sold("p/a", 10m)], [Sold("p/a", 10.0m)]);

        Assert.True(diff.IsEmpty);
        Assert.Single(facts.Offers.Single().Prices);
    }

    [Fact]
    public void Three_imports_keep_three_prices()
    {
        SourceFacts once = Merge([Sold("p/a", 10m)], [Sold("p/a", 5m)]).Facts;
        SourceFacts twice = ImportMerge.Apply(once, Facts([Sold("p/a", 2m)]), _second.AddYears(1)).Facts;

        Assert.Equal([10m, 5m, 2m], twice.Offers.Single().Prices.Select(price => price.Base.Input!.Value.Amount));
    }

    [Fact]
    public void Two_imports_on_one_day_leave_one_price_for_that_day()
    {
        SourceFacts once = Merge([Sold("p/a", 10m)], [Sold("p/a", 5m)]).Facts;
        SourceFacts again = ImportMerge.Apply(once, Facts([Sold("p/a", 4m)]), _second).Facts;

        Assert.Equal([10m, 4m], again.Offers.Single().Prices.Select(price => price.Base.Input!.Value.Amount));
    }

    [Fact]
    public void An_offer_that_is_gone_stays_with_the_day_on_which_it_was_missed()
    {
        var (facts, diff) = Merge([Sold("p/a", 1m), Sold("p/b", 2m)], [Sold("p/a", 1m)]);

        Assert.Equal(_second, facts.Offers.Single(offer => offer.Id == "p/b").Retires);
        Assert.Equal("retires", Assert.Single(diff.Changed).Field);
    }

    [Fact]
    public void An_end_that_was_known_is_not_moved()
    {
        Offer ended = Sold("p/b", 2m) with { Retires = _first };

        Assert.Equal(_first, Merge([ended], [Sold("p/a", 1m)]).Facts.Offers.Single(offer => offer.Id == "p/b").Retires);
    }

    [Fact]
    public void A_price_that_the_source_forgot_is_kept()
    {
        Offer silent = Sold("p/a", 1m) with { Prices = [] };

        Assert.Single(Merge([Sold("p/a", 1m)], [silent]).Facts.Offers.Single().Prices);
    }

    [Fact]
    public void A_model_stays_as_long_as_an_offer_needs_it()
    {
        SourceFacts before = Facts([Sold("p/a", 1m)])
            with { Models = [new Model { Id = "a" }, new Model { Id = "unused" }] };

        Assert.Equal("a", Assert.Single(ImportMerge.Apply(before, Facts([Sold("p/a", 1m)]), _second).Facts.Models).Id);
    }

    [Fact]
    public void A_difference_names_subject_field_before_and_after()
    {
        CatalogDiff diff = CatalogDiff.Between(
            Facts([Sold("p/a", 1m), Sold("p/gone", 1m)]),
            Facts([Sold("p/a", 1m) with { Context = 8_000 }, Sold("p/new", 1m)]));

        Assert.Equal("+ offer p/new\n- offer p/gone\n~ offer p/a context: unknown -> 8000\n1 added, 1 removed, 1 changed\n", diff.ToText());
    }

    [Fact]
    public void A_difference_is_json_too()
    {
        using JsonDocument json = JsonDocument.Parse(CatalogDiff.Between(SourceFacts.Nothing,
            Facts([Sold("p/a", 1m)])).ToJson());

        Assert.Equal("p/a", json.RootElement.GetProperty("added")[0].GetProperty("subject").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("counts").GetProperty("added").GetInt32());
    }

    private static (SourceFacts Facts, CatalogDiff Diff) Merge(Offer[] before, Offer[] now) =>
        ImportMerge.Apply(Facts(before), Facts(now), _second);

    private static SourceFacts Facts(Offer[] offers) => SourceFacts.Nothing with { Offers = offers };

    private static Offer Sold(string id, decimal input) =>
        new() { Id = id, Model = "a", Prices = [new Price { Base = new Rates { Input = new Usd(input) } }] };
}
