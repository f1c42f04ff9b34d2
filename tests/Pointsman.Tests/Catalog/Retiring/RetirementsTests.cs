using Xunit;

namespace Pointsman.Tests.Catalog.Retiring;

public sealed class RetirementsTests
{
    private static readonly Retirements _found = Retirements.Of(
        SmallCatalog.Of(
            """{"id":"old","successor":"new"}{"id":"new"}""",
            """
            {"id":"host/new","model":"new","price":{"in":2,"out":2}}
            {"id":"host/old","model":"old","retires":"2026-08-01","price":{"in":1,"out":1}}
            {"id":"maker/gone","model":"old","retires":"2026-06-30","price":{"in":1,"out":1}}
            {"id":"maker/later","model":"old","retires":"2027-08-01"}
            {"id":"maker/named","model":"old","retires":"2026-07-02","replacement":"new-name"}
            {"id":"maker/new-name","model":"new"}
            """),
        SmallCatalog.Today, 365);

    [Fact]
    public void The_soonest_comes_first_and_the_far_is_left_out() =>
        Assert.Equal([("maker/named", 1), ("host/old", 31)], _found.Ahead.Select(one => (one.Offer.Id, one.Days)));

    [Fact]
    public void The_past_is_told_apart() =>
        Assert.Equal([("maker/gone", -1)], _found.Past.Select(one => (one.Offer.Id, one.Days)));

    [Fact]
    public void What_the_seller_names_takes_the_place_else_the_successor_at_the_same_seller()
    {
        Assert.Equal("maker/new-name", _found.Ahead[0].Replacement?.Id);
        Assert.Equal("host/new", _found.Ahead[1].Replacement?.Id);
    }

    [Fact]
    public void It_says_how_many_times_dearer_it_becomes() => Assert.Equal(2m, _found.Ahead[1].Times);
}
