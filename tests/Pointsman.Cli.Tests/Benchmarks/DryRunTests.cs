using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class DryRunTests
{
    [Fact]
    public async Task It_says_what_would_be_asked_and_writes_nothing()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--dry-run", "--out", "DIR/run.jsonl");
        Assert.Equal(0, call.Code);
        Assert.Contains("nothing was asked of any model", call.Out);
        Assert.Matches(@"sim/large +answers +10 ", call.Out);
        Assert.Contains("nothing is wrong", call.Out);
        Assert.Equal(["cases.jsonl", "suite.yaml"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Judges_are_counted_beside_the_arms()
    {
        using BenchFolder folder = BenchFolder.WithSuite(
            "  - rubric: {text: Is it right?, samples: 3}\njudge: sim/reasoner\npairwise: yes");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--dry-run", "--format", "json");
        Assert.Equal([10, 10, 60, 20],
            call.Json.GetProperty("calls").EnumerateArray().Select(model => model.GetProperty("calls").GetInt32()));
    }

    [Fact]
    public async Task Rows_values_and_judges_that_are_missing_are_listed_with_their_places_and_the_code_is_1()
    {
        using BenchFolder folder = BenchFolder.WithSuite("  - rubric: Is it right?\n  - code");
        folder.Write("cases.jsonl", BenchFolder.Cases() + "{\n" + """{"id":"x","input":"q","expected":"a"}""" + "\n");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--dry-run");
        Assert.Equal(1, call.Code);
        Assert.Contains("1 row cannot be read", call.Out);
        Assert.Contains("cases.jsonl:11", call.Out);
        Assert.Contains("cases.jsonl:12, prompt 'prompt 1': the case has no value for {{sim}}", call.Out);
        Assert.Contains("there is no judge", call.Out);
        Assert.Contains("--allow-code", call.Out);
        BenchCall allowed = await folder.RunAsync("run", "DIR/suite.yaml", "--dry-run", "--allow-code");
        Assert.DoesNotContain("--allow-code", allowed.Out);
    }
}
