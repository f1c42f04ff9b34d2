using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

public sealed class GenaiPricesReaderTests
{
    private const string Text = """
        [
          { "id": "openai", "name": "OpenAI", "api_pattern": "https://api\\.openai\\.com", "models": [
            { "id": "o3", "match": { "equals": "o3" }, "context_window": 200000, "prices": [
              { "prices": { "input_mtok": 10, "output_mtok": 40 } },
              { "constraint": { "start_date": "2025-06-10" }, "prices": { "input_mtok": 2, "output_mtok": 8 } }] },
            { "id": "gpt-9", "match": { "equals": "gpt-9" }, "deprecated": true, "prices": {
              "input_mtok": { "base": 3, "tiers": [{ "start": 200000, "price": 6 }] },
              "output_mtok": { "base": 15, "tiers": [{ "start": 200000, "price": 22.5 }] }, "requests_kcount": 12 } },
            { "id": "broken", "match": {}, "prices": { "input_mtok": -3 } }
          ] },
          { "id": "deepseek", "models": [
            { "id": "deepseek-chat", "match": {}, "prices": [
              { "prices": { "input_mtok": 0.135, "output_mtok": 0.55 } },
              { "constraint": { "start_time": "00:30:00Z", "end_time": "16:30:00Z" }, "prices": { "input_mtok": 0.27 } }] }
          ] }
        ]
        """;

    [Fact]
    public void Dated_prices_keep_their_dates()
    {
        Offer offer = Sold(Text, "openai/o3");

        Assert.Equal(new Usd(10m), offer.PriceOn(new DateOnly(2025, 6, 9))!.Base.Input);
        Assert.Equal(new Usd(2m), offer.PriceOn(new DateOnly(2025, 6, 10))!.Base.Input);
    }

    [Fact]
    public void Tiers_stand_at_each_rate_and_come_together()
    {
        Price price = Sold(Text, "openai/gpt-9").Prices[0];

        Assert.Equal((new Usd(3m), new Usd(15m)), (price.For(200_000).Input, price.For(200_000).Output));
        Assert.Equal((new Usd(6m), new Usd(22.5m)), (price.For(200_001).Input, price.For(200_001).Output));
        Assert.Equal(new Usd(0.012m), price.Base.Special!.PerRequest);
    }

    [Fact]
    public void Of_prices_by_the_hour_the_dearer_counts() =>
        Assert.Equal(new Usd(0.27m), Assert.Single(Sold(Text, "deepseek/deepseek-chat").Prices).Base.Input);

    [Fact]
    public void A_deprecated_model_is_still_sold() =>
        Assert.Equal(Lifecycle.Deprecated, Sold(Text, "openai/gpt-9").Status);

    [Fact]
    public void A_negative_price_leaves_the_row_out() =>
        Assert.Contains(Some.Import(Text).Notes, note => note.StartsWith("openai/broken", StringComparison.Ordinal));

    [Fact]
    public void The_same_list_under_a_key_is_read_too() =>
        Assert.Equal(Some.Import(Text).Offers.Count, Some.Import($"{{\"providers\":{Text}}}").Offers.Count);

    private static Offer Sold(string text, string id) => Some.Import(text).Offers.Single(offer => offer.Id == id);
}
