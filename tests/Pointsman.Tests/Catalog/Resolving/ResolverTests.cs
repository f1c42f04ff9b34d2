using Xunit;

namespace Pointsman.Tests.Catalog.Resolving;

public sealed class ResolverTests
{
    [Theory]
    [InlineData("""["first","second"]""", 1_000)]
    [InlineData("""["second","first"]""", 2_000)]
    public void The_most_trusted_source_that_states_a_value_wins(string order, int context) => Assert.Equal(
        context,
        Two(""" "context":1000 """, """ "context":2000 """).File("policy.json", $$"""{"order":{"default":{{order}} } }""")
            .Load().FindModel("m")!.Context);

    [Fact]
    public void An_order_for_one_kind_of_fact_goes_before_the_usual_order()
    {
        Model model = Two(""" "name":"First","context":1000 """, """ "name":"Second","context":2000 """)
            .File("policy.json", """{"order":{"default":["first","second"],"limits":["second"]}}""").Load().FindModel("m")!;
        Assert.Equal(("First", 2_000), (model.Name, model.Context));
    }

    [Fact]
    public void A_source_that_says_nothing_leaves_the_word_to_the_next() =>
        Assert.Equal(2_000, Two("", """ "context":2000 """).Load().FindModel("m")!.Context);

    [Fact]
    public void Features_and_aliases_of_all_sources_add_up()
    {
        Model model = Two(""" "features":["tools"],"aliases":["a","b"] """, """ "features":["batch"],"aliases":["b","c"] """)
            .Load().FindModel("m")!;
        Assert.Equal(Features.Tools | Features.Batch, model.Features);
        Assert.Equal(["a", "b", "c"], model.Aliases);
    }

    [Fact]
    public void A_price_is_taken_whole_from_one_source() => Assert.Equal(
        (new Usd(1m), null),
        Rates("""{"in":1}""", """{"in":2,"out":4}"""));

    [Fact]
    public void Another_source_adds_the_rates_that_are_missing_when_it_agrees()
    {
        Price price = Priced("""{"in":1,"out":2}""", """{"in":1,"out":2,"cached":0.1,"batch":{"in":0.5}}""");
        Assert.Equal((new Usd(0.1m), new Usd(0.5m)), (price.Base.CachedInput, price.Batch?.Input));
    }

    [Fact]
    public void A_source_that_disagrees_on_the_price_adds_nothing() =>
        Assert.Null(Priced("""{"in":1,"out":2}""", """{"in":1,"out":3,"cached":0.1}""").Base.CachedInput);

    private static (Usd? Input, Usd? Output) Rates(string first, string second)
    {
        Price price = Priced(first, second);
        return (price.Base.Input, price.Base.Output);
    }

    private static Price Priced(string first, string second) => Some.Catalog()
        .From("first").Offer("p/m", "m", $"\"price\":{first}").From("second").Offer("p/m", "m", $"\"price\":{second}")
        .Load().FindOffer("p/m")!.Prices.Single();

    private static CatalogText Two(string first, string second) =>
        Some.Catalog().From("first").Model("m", first).From("second").Model("m", second);
}
