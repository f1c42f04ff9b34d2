using Xunit;

namespace Pointsman.Cli.Tests.Economics;

public sealed class CostCallTests
{
    [Fact]
    public async Task A_call_is_shown_part_by_part_with_its_inputs()
    {
        CostRun run = await CostRun.Of(
            "call", "--price-in", "3", "--price-out", "15", "--input", "2000", "--output", "500");
        Assert.Equal(0, run.Code);
        Assert.Equal("", run.Error);
        Assert.Matches(@"price-in +\$3\.00 per 1M", run.Out);
        Assert.Matches(@"one call +\$0\.0135", run.Out);
    }

    [Fact]
    public async Task An_offer_brings_its_price_of_the_day()
    {
        string[] call = ["call", "--offer", "openai/gpt-4o", "--input", "1M", "--format", "json"];
        Assert.Equal(2.5m, (await CostRun.Of(call)).Json.GetProperty("cost").GetDecimal());
        CostRun before = await CostRun.Of([.. call, "--on", "2024-10-01"]);
        Assert.Equal(5m, before.Json.GetProperty("cost").GetDecimal());
    }

    [Fact]
    public async Task A_price_beside_an_offer_replaces_that_rate_only()
    {
        CostRun run = await CostRun.Of(
            "call", "--offer", "openai/gpt-4o", "--price-in", "1",
            "--input", "1M", "--output", "1M", "--format", "json");
        Assert.Equal(11m, run.Json.GetProperty("cost").GetDecimal());
    }

    [Theory]
    [InlineData("inclusive", 0.0025)]
    [InlineData("separate", 0.005)]
    public async Task Cached_tokens_are_counted_as_the_provider_counts_them(string counting, decimal expected)
    {
        // Of 1,500 input tokens 1,000 are cached, or another 1,000 are: at $2.50 and $1.25 a million.
        CostRun run = await CostRun.Of(
            "call", "--offer", "openai/gpt-4o", "--counting", counting,
            "--input", "1500", "--cached", "1000", "--format", "json");
        Assert.Equal(expected, run.Json.GetProperty("cost").GetDecimal());
    }

    [Fact]
    public async Task Tiers_and_batch_prices_come_from_a_file_and_flags_override_it()
    {
        const string Yaml = """
            price-in: 3
            price-out: 15
            input: 300k
            tiers:
              - above: 200k
                price-in: 6
            batch: { price-in: 1.5 }
            """;
        CostRun standard = await CostRun.OfFile("call", Yaml, "--format", "json");
        Assert.Equal(1.8m, standard.Json.GetProperty("cost").GetDecimal());
        CostRun below = await CostRun.OfFile("call", Yaml, "--input", "200k", "--level", "batch", "--format", "json");
        Assert.Equal(0.3m, below.Json.GetProperty("cost").GetDecimal());
    }

    [Fact]
    public async Task A_part_without_a_rate_leaves_the_cost_unknown()
    {
        CostRun run = await CostRun.Of(
            "call", "--price-in", "3", "--input", "10", "--output", "10", "--format", "json");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Json.GetProperty("cost").ValueKind);
        Assert.Equal("output", run.Json.GetProperty("missing")[0].GetString());
    }

    [Fact]
    public async Task Every_wrong_value_is_listed_at_once_and_nothing_goes_to_the_output()
    {
        CostRun run = await CostRun.Of(
            "call", "--price-in", "-1", "--input", "x", "--level", "fast",
            "--on", "2030-01-01", "--offer", "openai/gpt4o");
        Assert.Equal(2, run.Code);
        Assert.Equal("", run.Out);
        Assert.Equal(5, run.Faults.Count);
        Assert.Contains(
            "--offer: found 'openai/gpt4o', which the catalog does not have; did you mean openai/gpt-4o?", run.Faults);
        Assert.EndsWith("See 'pointsman cost call --help' for what is allowed, with examples.\n", run.Error);
    }

    [Fact]
    public async Task A_call_without_price_and_tokens_is_refused()
    {
        CostRun run = await CostRun.Of("call");
        Assert.Equal(2, run.Code);
        Assert.Contains("--offer: found no price; name an offer, or give price-in and price-out", run.Faults);
    }

    [Fact]
    public async Task More_cached_tokens_than_input_are_refused_where_they_are_counted_inclusively()
    {
        CostRun run = await CostRun.Of(
            "call", "--price-in", "1", "--input", "10", "--cached", "20", "--counting", "inclusive");
        Assert.Equal(2, run.Code);
        Assert.Contains("with 20 cached ones among them", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task An_unknown_key_of_a_file_is_refused_with_a_guess()
    {
        CostRun run = await CostRun.OfFile("call", "price-in: 3\ninptu: 5\ninput: 5");
        Assert.Equal("FILE:2 inptu: this key is unknown; did you mean input?", Assert.Single(run.Faults));
    }
}
