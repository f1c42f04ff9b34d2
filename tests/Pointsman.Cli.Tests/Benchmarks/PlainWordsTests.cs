using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>What is printed holds also where numbers are small and nothing came about.</summary>
public sealed class PlainWordsTests : IDisposable
{
    private readonly BenchFolder _folder = BenchFolder.WithSuite();

    [Fact]
    public async Task Nothing_that_was_not_asked_is_told_to_have_gone_wrong()
    {
        BenchCall call = await _folder.RunAsync("run", "DIR/suite.yaml", "--spend", "0", "--out", "DIR/run.jsonl");
        Assert.Equal(100, call.Code);
        Assert.Contains("\n  sim/small was asked nothing\n  sim/large was asked nothing\n", call.Out);
        Assert.DoesNotContain("went wrong", call.Out);
        Assert.EndsWith("--resume DIR/run.jsonl, with more to spend, and else the same flags\n", call.Error);
        BenchCall best = await _folder.RunAsync("best", "DIR/run.jsonl", "--by", "accuracy", "--most-cost", "0.1");
        Assert.Equal(100, best.Code);
        Assert.StartsWith("no arm can be told the best by accuracy at $0.10 an answer at most\n"
            + "  left out: sim/small, since it was asked nothing\n", best.Out);
    }

    [Fact]
    public async Task Two_arms_of_one_run_are_compared_without_naming_them_and_of_more_they_are_listed()
    {
        await _folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/two.jsonl");
        Assert.StartsWith("sim/large beside sim/small\n", (await _folder.RunAsync("compare", "DIR/two.jsonl")).Out);
        await _folder.RunAsync(
            "run", "DIR/suite.yaml", "--models", "sim/small,sim/large,sim/reasoner", "--out", "DIR/three.jsonl");
        Assert.Equal("--arm: found nothing beside one run; name one of sim/large, sim/reasoner; or name two runs",
            Assert.Single((await _folder.RunAsync("compare", "DIR/three.jsonl")).Faults));
        await _folder.RunAsync("run", "DIR/suite.yaml", "--models", "sim/small", "--out", "DIR/one.jsonl");
        Assert.Equal("DIR/one.jsonl: a run of one arm, and nothing beside it; name a second run to compare it with",
            Assert.Single((await _folder.RunAsync("compare", "DIR/one.jsonl")).Faults));
    }

    [Fact]
    public async Task What_is_undecided_is_told_in_a_sentence()
    {
        await _folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        BenchCall call = await _folder.RunAsync("compare", "DIR/run.jsonl", "DIR/run.jsonl");
        Assert.Matches(@"\nfailed\n  sim/small of run beside sim/small of run by accuracy, with a margin of 5 %, is "
            + @"inconclusive: needs about \d+ more cases\n$", call.Out);
    }

    [Theory]
    [InlineData("--better-by: found '-3%'; write a share from 0 to 1, or 0% to 100%", "--better-by", "-3%")]
    [InlineData("--margin: found 'much'; write a share from 0 to 1, or 0% to 100%", "--margin", "much")]
    [InlineData("--concurrency: found '1.5'; write a whole number from 1 to 1000 calls", "--concurrency", "1.5")]
    [InlineData("--power: found 0.01, not more than the error of 0.05; chance alone finds so much: write a larger share",
        "--power", "1%")]
    public async Task A_size_that_nobody_can_mean_is_refused_once(string fault, params string[] args) =>
        Assert.Equal(fault, Assert.Single((await _folder.RunAsync(["size", .. args])).Faults));

    [Fact]
    public async Task A_size_is_at_least_one_case_and_its_table_names_what_was_asked()
    {
        BenchCall width = await _folder.RunAsync("size", "--half-width", "60%");
        Assert.Contains("\n1 case\n", width.Out);
        Assert.Contains("\n  half-width  cases\n", width.Out);
        Assert.Contains("\n  margin  cases\n", (await _folder.RunAsync("size", "--margin", "2%")).Out);
    }

    [Fact]
    public async Task A_list_of_models_without_one_is_refused()
    {
        BenchCall call = await _folder.RunAsync("init", "--models", ",", "--dir", "DIR/new");
        Assert.Equal("--models: found nothing; name models: --models sim/small,sim/large", Assert.Single(call.Faults));
        Assert.False(Directory.Exists(_folder["new"]));
    }

    public void Dispose() => _folder.Dispose();
}
