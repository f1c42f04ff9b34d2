using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary><c>bench best</c>.</summary>
public sealed class BenchBestTests : IDisposable
{
    private readonly BenchFolder _folder = BenchFolder.WithSuite("repeats: 3");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_best_of_all_cases_and_of_each_category_is_named_by_each_metric()
    {
        BenchCall call = await BestAsync();
        Assert.Equal((0, ""), (call.Code, call.Error));
        Assert.Equal(9, call.Out.Split('\n').Count(line => line.StartsWith("sim/", StringComparison.Ordinal)));
        Assert.Contains("sim/small is the best by cost, which is shown\n", call.Out);
        Assert.Matches("sim/large is the best by accuracy in odd, (which is shown|tied with sim/small)\n", call.Out);
        Assert.Matches(
            "  sim/large +\\$0[.0-9]+ +10 +cheaper, [0-9.]+ × the cost .* +(0\\.\\d{3}|< 0\\.001)\n", call.Out);
        Assert.EndsWith("Arms are simulated: this speaks of no model.\n", call.Out);
    }

    [Fact]
    public async Task One_question_gets_one_answer()
    {
        BenchCall call = await BestAsync("--by", "accuracy", "--category", "even", "--format", "json");
        JsonNode best = Assert.Single(JsonNode.Parse(call.Out)!["best"]!.AsArray())!;
        Assert.Equal(("accuracy", "even"), ((string?)best["by"], (string?)best["category"]));
        Assert.Equal(5, (int)best["ranking"]![0]!["cases"]!);
        Assert.Equal(2, best["ranking"]!.AsArray().Count);
    }

    [Fact]
    public async Task Who_is_dearer_than_asked_is_left_out_with_the_reason()
    {
        BenchCall call = await BestAsync("--by", "accuracy", "--most-cost", "0.00002");
        Assert.Contains(
            "sim/small is the best by accuracy at $0.00002 an answer at most, being the only one", call.Out);
        Assert.Matches("left out: sim/large, since it costs \\$[0-9.]+ an answer, more than \\$0.00002", call.Out);
    }

    [Theory]
    [InlineData("--category: no case of 'strange'; name one of even, odd", "--category", "strange")]
    [InlineData("--by: found 'beauty'; allowed: accuracy, latency, cost", "--by", "beauty")]
    [InlineData("--most-cost: found 'little'; write a number from 0 to 1000000000000 USD", "--most-cost", "little")]
    public async Task What_cannot_be_used_is_told(string fault, params string[] args)
    {
        BenchCall call = await BestAsync(args);
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.Equal(fault, Assert.Single(call.Faults));
    }

    private async Task<BenchCall> BestAsync(params string[] args)
    {
        await _folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        return await _folder.RunAsync(["best", "DIR/run.jsonl", .. args]);
    }
}
