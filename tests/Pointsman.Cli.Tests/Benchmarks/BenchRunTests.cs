using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class BenchRunTests
{
    [Fact]
    public async Task A_run_ends_with_arms_verdicts_recommendation_and_where_its_file_is()
    {
        using BenchFolder folder = BenchFolder.WithSuite("criteria: [cost < $1]");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.True(call.Code == 0, call.Error + call.Out);
        Assert.StartsWith("capitals: 10 cases, 2 arms, each asked once\n", call.Out);
        Assert.Matches(@"\n  sim/small +\d+\.0 %", call.Out);
        Assert.Contains("beside sim/small by accuracy", call.Out);
        Assert.Matches(@"sim/large +cost < \$1 +met", call.Out);
        Assert.Contains("\nwarnings\n", call.Out);
        Assert.Contains("\nrecommendation\n", call.Out);
        Assert.EndsWith(
            """

            passed

              run     DIR/run.jsonl
              report  pointsman bench report DIR/run.jsonl --out DIR/run.html

            """, call.Out);
        Assert.True(File.Exists(folder["run.jsonl"]));
    }

    [Fact]
    public async Task Results_go_to_standard_output_messages_elsewhere_and_a_pipe_gets_no_colour()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync(
            "run", "DIR/suite.yaml", "--out", "DIR/run.jsonl", "--format", "json", "--report", "DIR/r.html,DIR/r.xml");
        Assert.Equal(0, call.Code);
        Assert.Equal("capitals", call.Json.GetProperty("suite").GetString());
        Assert.Contains("100 %  20/20", call.Error);
        Assert.Contains("run: DIR/run.jsonl\nwritten: DIR/r.html\nwritten: DIR/r.xml\n", call.Error);
        Assert.DoesNotContain("\e", call.Out + call.Error);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(
            folder["r.html"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_criterion_that_no_arm_meets_fails_the_run_with_100()
    {
        using BenchFolder folder = BenchFolder.WithSuite("criteria: [accuracy > 99.9%]");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.Equal(100, call.Code);
        Assert.Contains("\nfailed\n  sim/small ", call.Out);
    }

    [Fact]
    public async Task Too_many_failures_fail_the_run_with_100()
    {
        using BenchFolder folder = BenchFolder.WithSuite("retries: 0");
        BenchCall call = await folder.RunAsync(
            "run", "DIR/suite.yaml", "--models", "sim/large,sim/small:html", "--out", "DIR/run.jsonl");
        Assert.Equal(100, call.Code);
        Assert.Contains("100 % of the questions to sim/small:html went wrong", call.Out);
    }

    [Fact]
    public async Task What_was_interrupted_says_how_to_go_on_and_goes_on()
    {
        using BenchFolder folder = BenchFolder.WithSuite("concurrency: 1");
        using var cancel = new CancellationTokenSource();
        BenchCall stopped = await folder.RunAsync(
            message => EndAt(message, cancel), cancel.Token, "run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.Equal(1, stopped.Code);
        Assert.Empty(stopped.Out);
        Assert.Matches(@"interrupted: \d+ of 20 results are in DIR/run.jsonl", stopped.Error);
        Assert.Contains(
            "to go on: pointsman bench run DIR/suite.yaml --resume DIR/run.jsonl, with the same flags", stopped.Error);

        BenchCall whole = await folder.RunAsync("run", "DIR/suite.yaml", "--resume", "DIR/run.jsonl");
        Assert.True(whole.Code == 0, whole.Error);
        BenchCall list = await folder.RunAsync("list", "DIR", "--format", "json");
        Assert.Equal("whole", list.Json.GetProperty("runs")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_spend_cap_that_is_reached_fails_the_run_and_says_how_to_go_on()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync(
            "run", "DIR/suite.yaml", "--spend", "0.011", "--models", "sim/large", "--out", "DIR/run.jsonl");
        Assert.Equal(100, call.Code);
        Assert.Contains("spend cap $0.011 reached", call.Out);
        Assert.Contains("--resume DIR/run.jsonl", call.Error);
    }

    [Fact]
    public async Task Answers_are_remembered_where_that_is_wanted()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        await folder.RunAsync("run", "DIR/suite.yaml", "--cache", "DIR/cache", "--out", "DIR/1.jsonl");
        BenchCall second = await folder.RunAsync(
            "run", "DIR/suite.yaml", "--cache", "DIR/cache", "--out", "DIR/2.jsonl");
        Assert.Contains("20 remembered", second.Error);
    }

    [Theory]
    [InlineData(6, "--cases", "3")]
    [InlineData(10, "--only", "odd")]
    [InlineData(8, "--sample", "4")]
    [InlineData(4, "--only", "even", "--sample", "2")]
    [InlineData(30, "--models", "sim/small,sim/large,sim/reasoner")]
    [InlineData(40, "--repeats", "2")]
    public async Task Flags_choose_what_is_asked(int calls, params string[] flags)
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync(["run", "DIR/suite.yaml", "--dry-run", "--format", "json", .. flags]);
        Assert.True(call.Code == 0, call.Error);
        Assert.Equal(calls, call.Json.GetProperty("calls").EnumerateArray()
            .Sum(model => model.GetProperty("calls").GetInt32()));
    }

    [Fact]
    public async Task A_run_of_an_hour_would_hold_its_line_to_a_terminal_only()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        Assert.DoesNotContain("█", call.Error);
        Assert.InRange(call.Error.Split('\n').Count(line => line.Contains(" %  ")), 1, 11);
    }

    private static void EndAt(string message, CancellationTokenSource cancel)
    {
        if (message.Contains(" %  ", StringComparison.Ordinal))
        {
            cancel.Cancel();
        }
    }
}
