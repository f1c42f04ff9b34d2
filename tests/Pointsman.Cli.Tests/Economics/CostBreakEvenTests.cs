using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Economics;

public sealed class CostBreakEvenTests
{
    private static readonly string[] Call = ["--input", "1k", "--output", "200", "--parameters", "70B"];

    [Fact]
    public async Task Both_sides_are_shown_just_below_and_at_the_break_even()
    {
        CostRun run = await CostRun.Of(["break-even", "--per-request", "0.01", .. Call, "--format", "json"]);
        Assert.Equal(1_140_001m, run.Json.GetProperty("breakEvenRequests").GetDecimal());
        JsonElement around = run.Json.GetProperty("around");
        Assert.True(around[0].GetProperty("hosted").GetDecimal() >= around[0].GetProperty("api").GetDecimal());
        Assert.True(around[1].GetProperty("hosted").GetDecimal() < around[1].GetProperty("api").GetDecimal());
        var defaults = run.Json.GetProperty("defaults").EnumerateArray().Select(item => item.GetString());
        Assert.Contains("utilisation", defaults);
    }

    [Fact]
    public async Task A_cheap_API_is_never_undercut_and_the_reason_is_given()
    {
        CostRun run = await CostRun.Of(["break-even", "--price-in", "0.05", "--price-out", "0.1", .. Call]);
        Assert.Equal(0, run.Code);
        Assert.Contains("never: at full load a request costs", run.Out);
    }

    [Fact]
    public async Task A_volume_that_was_asked_for_is_shown_too()
    {
        CostRun run = await CostRun.Of(["break-even", "--offer", "openai/gpt-4o", .. Call, "--requests", "100k/day"]);
        Assert.Matches(@"3,000,000 +3 +\$11,400\.00 +\$13,500\.00 +hosted", run.Out);
        Assert.Matches(@"price-in +\$2\.50 per 1M +\(catalog\)", run.Out);
    }

    [Fact]
    public async Task What_is_missing_is_listed_at_once()
    {
        CostRun run = await CostRun.Of("break-even", "--input", "10", "--utilisation", "0", "--gpu-hour", "x");
        Assert.Equal(2, run.Code);
        IEnumerable<string> named = run.Faults.Select(fault => fault.Split(':')[0]);
        Assert.Equal(["--offer", "--parameters", "--utilisation", "--gpu-hour"], named);
    }
}
