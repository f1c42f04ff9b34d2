using Xunit;

namespace Pointsman.Cli.Tests.Economics;

public sealed class CostTcoTests
{
    [Fact]
    public async Task Direct_and_hidden_items_add_up_over_the_months()
    {
        CostRun run = await CostRun.Of(
            "tco", "--api", "1000", "--integration", "20000", "--training", "5000 once + 200/month",
            "--oversight", "300", "--growth", "10%", "--months", "3", "--format", "json");
        Assert.Equal(23_310m, run.Json.GetProperty("direct").GetDecimal());
        Assert.Equal(5_600m + 993m, run.Json.GetProperty("hidden").GetDecimal());
        Assert.Equal(29_903m, run.Json.GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task The_text_has_the_short_form_and_a_tornado_with_the_longest_bar_first()
    {
        CostRun run = await CostRun.Of("tco", "--api", "900..1000..1100", "--integration", "10000..20000..40000");
        Assert.Contains("short form: API + integration + maintenance + infrastructure = $32,000.00", run.Out);
        int tornado = run.Out.IndexOf("what moves the total most", StringComparison.Ordinal);
        Assert.True(tornado > 0);
        Assert.True(run.Out.IndexOf("integration, once", tornado, StringComparison.Ordinal)
            < run.Out.IndexOf("api, a month", tornado, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Items_growth_and_growing_items_are_checked_together()
    {
        CostRun run = await CostRun.Of(
            "tco", "--api", "lots", "--growth", "100%", "--months", "120", "--growing", "apis");
        Assert.Equal(2, run.Code);
        Assert.Equal(3, run.Faults.Count);
    }

    [Fact]
    public async Task No_item_at_all_is_refused() => Assert.Single((await CostRun.Of("tco")).Faults);
}
