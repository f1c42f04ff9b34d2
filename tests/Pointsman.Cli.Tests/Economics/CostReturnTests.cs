using Xunit;

namespace Pointsman.Cli.Tests.Economics;

public sealed class CostReturnTests
{
    [Fact]
    public async Task Fifty_thousand_that_save_two_hundred_thousand_return_300_percent_in_3_months()
    {
        CostRun run = await CostRun.Of("roi", "--invested", "$50K", "--automation", "$200K");
        Assert.Equal(0, run.Code);
        Assert.Matches(@"ROI +300 %", run.Out);
        Assert.Matches(@"payback +3 months", run.Out);
        Assert.Contains("what moves the net present value most", run.Out);
    }

    [Fact]
    public async Task Amounts_a_month_and_ranges_are_understood()
    {
        CostRun run = await CostRun.Of(
            "roi", "--invested", "12000", "--running", "500/month",
            "--automation", "1000..1500..2500/month", "--format", "json");
        Assert.Equal(18_000m, run.Json.GetProperty("value").GetDecimal());
        Assert.Equal(18_000m, run.Json.GetProperty("cost").GetDecimal());
        Assert.Equal(12m, run.Json.GetProperty("paybackMonths").GetDecimal());
        var longest = run.Json.GetProperty("tornado").GetProperty("bars")[0];
        Assert.Equal("automation, a month", longest.GetProperty("input").GetString());
    }

    [Theory]
    [InlineData("--invested", "50000")]
    [InlineData("--automation", "50000")]
    [InlineData("--automation", "3..2..1", "--invested", "5")]
    [InlineData("--automation", "5/fortnight", "--invested", "5")]
    [InlineData("--automation", "-5", "--invested", "5")]
    [InlineData("--automation", "5", "--invested", "5", "--months", "0")]
    [InlineData("--automation", "5", "--invested", "5", "--discount", "200%")]
    public async Task Nonsense_is_refused_with_one_fault(params string[] args)
    {
        CostRun run = await CostRun.Of(["roi", .. args]);
        Assert.Equal(2, run.Code);
        Assert.Single(run.Faults);
    }
}
