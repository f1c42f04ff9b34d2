using Xunit;

namespace Pointsman.Tests.Catalog.Resolving;

public sealed class ConflictsTests
{
    [Fact]
    public void Two_sources_that_disagree_are_a_conflict_with_winner_and_reason()
    {
        Conflict conflict = Assert.Single(Conflicts.Find(SmallCatalog.Of(
            models: """{"id":"a","context":1000}""", otherModels: """{"id":"a","context":2000}""")));

        Assert.Equal(("model", "a", "context"), (conflict.Kind, conflict.Subject, conflict.Field));
        Assert.Equal([("first", "1,000", true), ("second", "2,000", false)],
            conflict.Claims.Select(claim => (claim.Source.Id, claim.Value, claim.Wins)));
        Assert.Equal("on limits first is believed before second. The first is better kept.", conflict.Why);
    }

    [Theory]
    [InlineData("""{"id":"a"}""", """{"id":"a","context":2000}""")]
    [InlineData("""{"id":"a","name":"GPT-4o mini"}""", """{"id":"a","name":"gpt 4o-mini"}""")]
    [InlineData("""{"id":"a","released":"2024-05-13"}""", """{"id":"a","released":"2024-05"}""")]
    [InlineData("""{"id":"a","cutoff":"2024-04-30"}""", """{"id":"a","cutoff":"2024-04"}""")]
    [InlineData("""{"id":"a","features":["tools"]}""", """{"id":"a","features":["batch"]}""")]
    [InlineData("""{"id":"a","input":["text","image"]}""", """{"id":"a","input":["image","text"]}""")]
    [InlineData("""{"id":"a","as":"x","url":"https://x"}""", """{"id":"a","as":"y","url":"https://y"}""")]
    public void What_means_the_same_or_is_not_said_is_no_conflict(string first, string second) =>
        Assert.Empty(Conflicts.Find(SmallCatalog.Of(models: first, otherModels: second)));

    [Theory]
    [InlineData("""{"in":1,"out":2}""", """{"in":1.0,"out":2.00,"cached":0.1}""", false)]
    [InlineData("""{"in":1,"out":2}""", """{"in":1,"out":3}""", true)]
    [InlineData("""{"in":1,"out":2,"cached":0.2}""", """{"in":1,"out":2,"cached":0.1}""", true)]
    public void Prices_are_compared_rate_by_rate(string first, string second, bool conflict)
    {
        string Offer(string price) => $$"""{"id":"maker/a","model":"a","price":{{price}}}""";

        Assert.Equal(
            conflict, Conflicts.Find(SmallCatalog.Of(offers: Offer(first), otherOffers: Offer(second))).Count == 1);
    }

    [Fact]
    public void Of_a_history_only_the_newest_price_is_compared() => Assert.Empty(Conflicts.Find(SmallCatalog.Of(
        offers: """{"id":"maker/a","model":"a","prices":[{"in":9,"out":9},{"from":"2026-01-01","in":1,"out":2}]}""",
        otherOffers: """{"id":"maker/a","model":"a","price":{"in":1,"out":2}}""")));

    [Fact]
    public void A_fact_sheet_has_every_fact_with_those_who_say_otherwise()
    {
        Pointsman.Catalog catalog = SmallCatalog.Of(
            models: """{"id":"a","name":"A","features":["tools"]}""", otherModels: """{"id":"a","name":"B","features":["batch"]}""");

        IReadOnlyList<Fact> facts = FactSheet.Of(catalog, catalog.FindModel("a")!);

        Assert.Equal(["name", "features"], facts.Select(fact => fact.Field));
        Assert.Equal(("A", true), (facts[0].Value, facts[0].Disputed));
        Assert.Equal(("tools, batch", false), (facts[1].Value, facts[1].Disputed));
    }

    [Fact]
    public void The_catalog_that_ships_has_conflicts_and_each_has_a_loser() =>
        Assert.All(
            Conflicts.Find(Pointsman.Catalog.LoadEmbedded()), conflict =>
            Assert.True(conflict.Claims.Count > 1 && conflict.Why.Length > 0));
}
