using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

public sealed class ModelReaderTests
{
    [Theory]
    [InlineData("fast: { provider: sim, model: small }", "sim/small")]
    [InlineData("small: { provider: sim }", "sim/small")]
    [InlineData("fast: sim/small", "sim/small")]
    [InlineData("fast: sim/org/model:1", "sim/org/model:1")]
    [InlineData("fast: { offers: [sim/small, sim/large] }", "sim/small, sim/large")]
    [InlineData("sim/small: { context: 10k }", "sim/small")]
    public void A_model_is_served_at_one_offer_or_several(string yaml, string offers) => Assert.Equal(
        offers, string.Join(", ", Some.Settings($"models: {{ {yaml} }}").Models.Single().Value.Offers));

    [Fact]
    public void A_price_stands_for_the_whole_price_of_the_catalog()
    {
        GatewaySettings settings = Some.Settings(
            "models: { a: { provider: sim, price: { input: $0.15, output: 0.6, cachedInput: 0 } } }");
        Assert.Equal(
            new PriceSettings { Input = new(0.15m), Output = new(0.6m), CachedInput = Usd.Zero },
            settings.Models["a"].Price);
    }

    [Theory]
    [InlineData("a: {}", "models.a.provider: found nothing; write a key of providers, or offers")]
    [InlineData("a: { provider: smi }", "models.a: found 'smi', which names no provider; did you mean sim?")]
    [InlineData("a: small", "models.a: found 'small'; write provider/model")]
    [InlineData("a: { offers: [sim/x, sim/x] }", "models.a.offers[1]: found 'sim/x' twice")]
    [InlineData("a: { offers: [] }", "models.a.offers: found 0 offers")]
    [InlineData("a: { provider: sim, offers: [sim/x] }", "found offers beside provider or model")]
    [InlineData("sim/small: sim/large", "models.sim/small: found the name of a model that 'sim' serves")]
    [InlineData("a: { provider: sim, price: { input: 1 } }", "models.a.price.output: found nothing; write USD per 1M")]
    [InlineData("a: { provider: sim, price: { input: -1, output: 1 } }", "models.a.price.input: found '-1'")]
    [InlineData("a: { provider: sim, context: many }", "models.a.context: found 'many'")]
    public void What_names_no_model_is_refused_with_the_way_out(string yaml, string says) =>
        Assert.Contains(says, Assert.Single(Some.Faults($"models: {{ {yaml} }}")), StringComparison.Ordinal);
}
