using System.Globalization;
using System.Text.RegularExpressions;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.Monitoring;

public sealed partial class PrometheusTextTests
{
    [Fact]
    public async Task Every_line_is_in_the_format_that_Prometheus_scrapes()
    {
        string text = await ScrapedAsync();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        HashSet<string> described = [];
        string family = "";
        foreach (string line in text.Split('\n')[..^1])
        {
            if (Head().Match(line) is { Success: true } head)
            {
                family = head.Groups[2].Value;
                Assert.True(head.Groups[1].Value == "TYPE" || described.Add(family), $"{family} is described twice");
                continue;
            }

            Match sample = Sample().Match(line);
            Assert.True(sample.Success, line);
            Assert.True(sample.Groups[1].Value == family || sample.Groups[1].Value.StartsWith(family + "_", StringComparison.Ordinal),
                $"{line} stands under {family}");
            Assert.True(double.TryParse(sample.Groups[3].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _), line);
        }
    }

    [Fact]
    public async Task A_histograms_steps_grow_and_end_in_the_count_of_all()
    {
        string text = await ScrapedAsync();
        double[] steps = [.. Steps().Matches(text).Select(one => Number(one.Groups[1].Value))];
        Assert.Equal(13, steps.Length);
        Assert.Equal(steps.Order(), steps);
        Assert.Equal(2, steps[^1]);
        Assert.Contains("pointsman_call_seconds_count{route=\"chat\"} 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_is_counted_by_route_and_target()
    {
        string text = await ScrapedAsync();
        foreach (string line in (string[])[
            "pointsman_calls_total{route=\"chat\",outcome=\"completed\"} 2",
            "pointsman_calls_total{route=\"\",outcome=\"refused\"} 1",
            "pointsman_attempts_total{target=\"openai/mock-500\",outcome=\"status\"} 2",
            "pointsman_attempts_total{target=\"openai/mock-n4-in7-out3\",outcome=\"ok\"} 2",
            "pointsman_tokens_total{target=\"openai/mock-n4-in7-out3\",kind=\"input\"} 14",
            "pointsman_tokens_total{target=\"openai/mock-n4-in7-out3\",kind=\"output\"} 6",
            "pointsman_cost_usd_total{target=\"openai/mock-n4-in7-out3\"} 0.074",
            "pointsman_requests_in_flight 0",
            "pointsman_target_available{target=\"openai/mock-500\"} 1"])
        {
            Assert.Contains(line + "\n", text, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ScrapedAsync()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("chat", "openai/mock-500", "openai/mock-n4-in7-out3"));
        await gateway.AskAsync(Speech.OpenAi, "chat", stream: false);
        await gateway.AskAsync(Speech.OpenAi, "chat", stream: true);
        await gateway.AskAsync(Speech.OpenAi, "no \\\"such\\\\ model", stream: false);
        await gateway.LedgerAsync(3);
        return PrometheusText.Write(gateway.Parts.Metrics, gateway.Parts);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^# (HELP|TYPE) ([a-z_]+) \S.*$")]
    private static partial Regex Head();

    [GeneratedRegex("""^([a-z_]+)(\{[a-z]+="(?:[^"\\]|\\[\\"n])*"(?:,[a-z]+="(?:[^"\\]|\\[\\"n])*")*\})? (\S+)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""pointsman_call_seconds_bucket\{route="chat",le="[^"]+"\} (\d+)""")]
    private static partial Regex Steps();
}
