using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Catalogs;

/// <summary>The commands that only read, on the catalog that ships.</summary>
public sealed class CatalogReadingTests
{
    [Fact]
    public async Task List_says_how_many_there_are_and_how_many_it_shows()
    {
        Called called = await Called.WithAsync("list", "--maker", "anthropic", "--limit", "2", "--sort", "released");

        Assert.Equal(ExitCode.Ok, called.Code);
        Assert.Matches(@"\d+ models on 2026-11-20, 2 shown, by released; --limit shows more", called.Out);
        Assert.Empty(called.Error);
    }

    [Fact]
    public async Task List_keeps_to_all_conditions_at_once()
    {
        Called called = await Called.WithAsync(
            "list", "--input", "image", "--feature", "tools", "--min-context", "200k", "--max-price-in", "1",
                "--format", "json", "--limit", "500");

        JsonElement[] models = [.. called.Json.GetProperty("models").EnumerateArray()];
        Assert.NotEmpty(models);
        Assert.Equal(called.Json.GetProperty("found").GetInt32(), models.Length);
    }

    [Fact]
    public async Task List_as_of_a_month_knows_nothing_later()
    {
        Called called =
            await Called.WithAsync(
            "list", "--as-of", "2024-12", "--sort", "released", "--format", "json", "--limit", "5000");

        Assert.Equal("2024-12-31", called.Json.GetProperty("asOf").GetString());
        Assert.DoesNotContain(called.Json.GetProperty("models").EnumerateArray(),
            model => model.TryGetProperty("released", out JsonElement day)
                && string.CompareOrdinal(day.GetString(), "2024-12-31") > 0);
    }

    [Fact]
    public async Task List_of_offers_is_a_markdown_table_with_its_count_apart()
    {
        Called called =
            await Called.WithAsync(
            "list", "--offers", "--provider", "bedrock", "--text", "claude", "--format", "md", "--limit", "3");

        Assert.All(called.Out.Trim().Split('\n'), line => Assert.StartsWith("| ", line, StringComparison.Ordinal));
        Assert.Contains("amazon-bedrock/", called.Out, StringComparison.Ordinal);
        Assert.Contains("3 shown", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_finds_a_model_by_any_name_and_marks_conflicts()
    {
        Called called = await Called.WithAsync("show", "anthropic/claude-3-5-sonnet-20240620x");
        Called known = await Called.WithAsync("show", "Claude 3.5 Sonnet");

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.StartsWith("claude-3.5-sonnet: Claude 3.5 Sonnet, by anthropic", known.Out, StringComparison.Ordinal);
        Assert.Matches(@"2024-10-22 +models\.dev +2026-07-02 +MIT +conflict", known.Out);
        Assert.Matches(@"code +\d\.\d\d +\d\.\d\d +\d+ %", known.Out);
    }

    [Fact]
    public async Task Show_of_a_misspelt_name_suggests_and_writes_no_result()
    {
        Called called = await Called.WithAsync("show", "claud-3.5-sonet");

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.Contains("did you mean claude-3.5-sonnet", called.Error, StringComparison.Ordinal);
        Assert.Empty(called.Out);
    }

    [Fact]
    public async Task Show_of_an_offer_has_its_prices_and_their_source()
    {
        Called called = await Called.WithAsync("show", "openai/gpt-4o", "--format", "json");

        Assert.Equal("gpt-4o", called.Json.GetProperty("offer").GetProperty("model").GetString());
        Assert.Contains(
            called.Json.GetProperty("facts").EnumerateArray(), fact => fact.GetProperty("field").GetString() == "price"
            && fact.GetProperty("claims")[0].GetProperty("licence").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Compare_puts_models_side_by_side_in_the_order_given()
    {
        Called called =
            await Called.WithAsync("compare", "gpt-4o", "claude-3.5-sonnet", "--as-of", "2024-12", "--format", "md");

        Assert.StartsWith("|  | gpt-4o | claude-3.5-sonnet |", called.Out, StringComparison.Ordinal);
        foreach (
            string row in new[] { "context", "reasoning", "code", "writing", "speed", "price in", "reads",
            "open weights", "released", "lifecycle" })
        {
            Assert.Contains($"| {row} |", called.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("overall")]
    [InlineData("code")]
    public async Task Frontier_rises_in_price_and_draws_itself(string by)
    {
        Called text = await Called.WithAsync("frontier", "--by", by, "--as-of", "2024-12");
        Called json = await Called.WithAsync("frontier", "--by", by, "--as-of", "2024-12", "--format", "json");

        decimal[] prices =
            [.. json.Json.GetProperty("frontier").EnumerateArray()
            .Select(point => point.GetProperty("blended").GetDecimal())];
        Assert.True(prices.Length > 2 && prices.SequenceEqual(prices.Order()) && prices[0] > 0m);
        Assert.Contains("└──", text.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frontier_draws_a_part_of_itself_too() =>
        Assert.Contains("└──", (await Called.WithAsync("frontier", "--by", "code", "--limit", "3")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Conflicts_say_who_won_and_why()
    {
        Called called = await Called.WithAsync("conflicts", "--field", "price", "--format", "json", "--limit", "3");

        JsonElement conflict = called.Json.GetProperty("conflicts")[0];
        Assert.True(conflict.GetProperty("claims")[0].GetProperty("believed").GetBoolean());
        Assert.Contains("is believed before", conflict.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retiring_tells_what_ends_first()
    {
        Called called = await Called.WithAsync("retiring", "--within", "60d", "--format", "json");

        int[] days =
            [.. called.Json.GetProperty("ahead").EnumerateArray().Select(one => one.GetProperty("days").GetInt32())];
        Assert.True(days.Length > 0 && days.SequenceEqual(days.Order()) && days[^1] <= 60);
    }

    [Fact]
    public async Task Check_of_the_catalog_inside_has_no_errors() =>
        Assert.Equal(ExitCode.Ok, (await Called.WithAsync("check")).Code);

    [Theory]
    [InlineData("list", "--sort", "colour")]
    [InlineData("list", "--task", "dancing")]
    [InlineData("list", "--input", "smell")]
    [InlineData("list", "--input", "none")]
    [InlineData("list", "--limit", "0")]
    [InlineData("list", "--max-price-in", "-1")]
    [InlineData("list", "--min-context", "large")]
    [InlineData("list", "--provider", "nobody-at-all")]
    [InlineData("list", "--as-of", "2099-01-01")]
    [InlineData("list", "--released-after", "soon")]
    [InlineData("list", "--format", "xml")]
    [InlineData("list", "--catalog", "/no/such/folder")]
    [InlineData("list", "stray")]
    [InlineData("show")]
    [InlineData("show", "gpt-4o", "gpt-4")]
    [InlineData("show", "claude-opus-4.7", "--as-of", "2024")]
    [InlineData("compare", "gpt-4o")]
    [InlineData("compare", "gpt-4o", "no-such-model-at-all")]
    [InlineData("frontier", "--by", "beauty")]
    [InlineData("frontier", "--kinds", "nobody")]
    [InlineData("conflicts", "--field", "colour")]
    [InlineData("retiring", "--within", "soon")]
    [InlineData("retiring", "--within", "0d")]
    [InlineData("diff")]
    [InlineData("diff", "/no/such/folder")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("frobnicate")]
    public async Task Nonsense_is_refused_with_a_way_out_and_no_result(params string[] args)
    {
        Called called = await Called.WithAsync(args);

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.StartsWith("error: ", called.Error, StringComparison.Ordinal);
        Assert.Empty(called.Out);
    }
}
