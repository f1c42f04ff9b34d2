using Xunit;

namespace Pointsman.Tests.Catalog.Searching;

public sealed class FrontierTests
{
    private static readonly Pointsman.Catalog _catalog = Pointsman.Catalog.LoadEmbedded()
        .AsOf(new DateOnly(2024, 12, 31));
    private static readonly Frontier _frontier = Frontier.Of(
        _catalog, Abilities.Of(_catalog), Capability.Code, new DateOnly(2024, 12, 31), CheapestOffer.Direct);

    [Fact]
    public void Along_the_frontier_price_and_ability_rise_together()
    {
        for (int i = 1; i < _frontier.Points.Count; i++)
        {
            Assert.True(_frontier.Points[i].Cheapest.Blended >= _frontier.Points[i - 1].Cheapest.Blended);
            Assert.True(_frontier.Points[i].Cautious > _frontier.Points[i - 1].Cautious);
        }
    }

    [Fact]
    public void Nobody_who_was_compared_beats_a_point_on_both() =>
        Assert.All(_frontier.Points, point => Assert.DoesNotContain(
        _frontier.Compared, other =>
            other.Cheapest.Blended < point.Cheapest.Blended && other.Cautious >= point.Cautious));

    [Fact]
    public void What_costs_nothing_and_what_is_no_chat_model_is_not_compared()
    {
        Assert.All(_frontier.Compared, point => Assert.True(point.Cheapest.Blended > Usd.Zero));
        Assert.All(_frontier.Compared, point => Assert.Equal(ModelTask.Chat, point.Model.Task ?? ModelTask.Chat));
    }

    [Theory]
    [InlineData("reseller/a")]
    [InlineData("maker/a\",\"status\":\"deprecated")]
    public void Resellers_and_offers_on_their_way_out_do_not_count(string id)
    {
        Pointsman.Catalog catalog = SmallCatalog.Of(
            """{"id":"a"}""",
            """{"id":"host/a","model":"a","price":{"in":4,"out":4}}""" + $$"""{"id":"{{id}}","model":"a","price":{"in":1,"out":1} }""");

        Assert.Equal(
            "host/a",
            CheapestOffer.Of(catalog, catalog.FindModel("a")!, SmallCatalog.Today, CheapestOffer.Direct)!.Offer.Id);
    }

    [Fact]
    public void A_blended_million_is_three_parts_in_and_one_out() => Assert.Equal(
        new Usd(6m),
            CheapestOffer.BlendedOf(new Price { Base = new Rates { Input = new Usd(3m), Output = new Usd(15m) } }));
}
