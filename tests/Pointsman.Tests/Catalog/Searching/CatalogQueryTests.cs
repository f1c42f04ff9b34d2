using Xunit;

namespace Pointsman.Tests.Catalog.Searching;

public sealed class CatalogQueryTests
{
    private static readonly Pointsman.Catalog _catalog = SmallCatalog.Of(
        """
        {"id":"big","name":"Big One","maker":"acme","released":"2026-01-01","openWeights":true,"input":["text","image"],"context":200000,"features":["tools"]}
        {"id":"embed","maker":"acme","task":"embedding","context":8000}
        {"id":"small","maker":"other","released":"2025-01-01","context":8000}
        """,
        """
        {"id":"host/big","model":"big","price":{"in":2,"out":4}}
        {"id":"maker/small","model":"small","context":400000,"price":{"in":0.5,"out":1}}
        """);

    [Fact]
    public void Each_condition_narrows()
    {
        Assert.Equal(["big", "small"], Ids(new CatalogQuery { Task = ModelTask.Chat }));
        Assert.Equal(["big", "embed"], Ids(new CatalogQuery { Maker = "ACME" }));
        Assert.Equal(["small"], Ids(new CatalogQuery { Provider = "maker" }));
        Assert.Equal(
            ["big"], Ids(new CatalogQuery { Input = Modalities.Image, Features = Features.Tools, OpenWeights = true }));
        Assert.Equal(["small"], Ids(new CatalogQuery { PriceIn = new Usd(1m) }));
        Assert.Equal(["big"], Ids(new CatalogQuery { ReleasedAfter = new DateOnly(2026, 1, 1) }));
        Assert.Equal(["big"], Ids(new CatalogQuery { Words = ["one", "big"] }));
    }

    [Fact]
    public void A_limit_may_be_met_at_a_seller() =>
        Assert.Equal(["big", "small"], Ids(new CatalogQuery { Context = 200_000 }));

    [Fact]
    public void Offers_come_in_the_order_of_their_ids() =>
        Assert.Equal(
            ["host/big", "maker/small"], new CatalogQuery().Offers(_catalog, SmallCatalog.Today)
            .Select(pair => pair.Offer.Id));

    private static IEnumerable<string> Ids(CatalogQuery query) =>
        query.Models(_catalog, SmallCatalog.Today).Select(model => model.Id);
}
