using Xunit;

namespace Pointsman.Cli.Tests.Economics;

public sealed class CostCompareTests
{
    private static readonly string[] Volume = ["--requests", "10000", "--input", "1k", "--output", "1k"];

    [Fact]
    public async Task Gpt_4_costs_900_dollars_where_gpt_3_5_turbo_costs_20_which_is_45_times()
    {
        CostRun run = await CostRun.Of(
            ["compare", "--price", "GPT-4=30/60", "--price", "GPT-3.5 Turbo=0.5/1.5", .. Volume]);
        Assert.Equal(0, run.Code);
        Assert.Matches(@"GPT-3\.5 Turbo +\$0\.002 +\$20\.00 +1×", run.Out);
        Assert.Matches(@"GPT-4 +\$0\.09 +\$900\.00 +45×", run.Out);
        Assert.Matches(@"GPT-4 price-in +\$30\.00 per 1M", run.Out);
    }

    [Fact]
    public async Task All_ways_of_paying_stand_side_by_side()
    {
        const string Yaml = """
            requests: 10000/month
            input: 1000
            output: 1000
            offers:
              - offer: openai/gpt-4o
              - { name: flat, per-request: 0.02 }
              - { name: plan, fee: 200, included: 5000, overage: 0.01 }
              - name: own
                self-hosted: { parameters: 8B, people: 0 }
            """;
        CostRun run = await CostRun.OfFile("compare", Yaml, "--format", "json");
        Assert.Equal("", run.Error);
        var candidates = run.Json.GetProperty("candidates").EnumerateArray().ToDictionary(
            item => item.GetProperty("name").ToString(), item => item.GetProperty("perMonth").GetDecimal());
        Assert.Equal(125m, candidates["openai/gpt-4o"]);
        Assert.Equal(200m, candidates["flat"]);
        Assert.Equal(250m, candidates["plan"]);
        Assert.Equal(1_800m, candidates["own"]);
        Assert.Equal(0m, run.Json.GetProperty("inputs").GetProperty("own hosting people").GetDecimal());
    }

    [Fact]
    public async Task Each_misshapen_candidate_is_named()
    {
        CostRun run = await CostRun.Of(
            ["compare", "--price", "a=3/x", "--price", "b=3/4/5", "--price", "c", "--offer", "foo", .. Volume]);
        Assert.Equal(2, run.Code);
        Assert.Equal(4, run.Faults.Count);
        Assert.Contains("--price: found 'b=3/4/5'; write NAME=IN/OUT", run.Faults);
        Assert.Contains(run.Faults, fault => fault.StartsWith("--price a=3/x (price-out):", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_to_compare_is_refused()
    {
        CostRun run = await CostRun.Of(["compare", .. Volume]);
        Assert.Equal(2, run.Code);
        Assert.Contains("nothing to compare", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task Two_ways_of_paying_in_one_candidate_are_refused()
    {
        CostRun run = await CostRun.OfFile(
            "compare", "requests: 5\ninput: 5\noffers: [{name: a, price-in: 1, per-request: 2}]");
        Assert.Contains("more than one way of paying", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task Numbers_beyond_what_can_be_computed_exactly_are_refused_and_not_a_crash()
    {
        CostRun run = await CostRun.Of(
            "break-even", "--per-request", "1", "--parameters", "100000B", "--bytes-per-weight", "8",
            "--context", "100M", "--concurrent", "100k", "--kv-bytes", "1B", "--input", "1");
        Assert.Equal(2, run.Code);
        Assert.Equal("the result: it is too large to be exact; write smaller numbers", Assert.Single(run.Faults));
    }
}
