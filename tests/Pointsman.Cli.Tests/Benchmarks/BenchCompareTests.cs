using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class BenchCompareTests : IAsyncLifetime
{
    private readonly BenchFolder _folder = BenchFolder.WithSuite();

    public async ValueTask InitializeAsync()
    {
        await _folder.RunAsync("run", "DIR/suite.yaml", "--models", "sim/small,sim/reasoner", "--out", "DIR/two.jsonl");
        await _folder.RunAsync("run", "DIR/suite.yaml", "--models", "sim/reasoner", "--out", "DIR/good.jsonl");
        await _folder.RunAsync("run", "DIR/suite.yaml", "--models", "sim/small", "--out", "DIR/bad.jsonl");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_better_arm_of_one_run_passes()
    {
        BenchCall call = await _folder.RunAsync("compare", "DIR/two.jsonl", "--arm", "sim/reasoner", "--margin", "10%");
        Assert.True(call.Code == 0, call.Out + call.Error);
        Assert.StartsWith("sim/reasoner beside sim/small\n", call.Out);
        Assert.Contains("0 lost, ", call.Out);
        Assert.Matches(@"\n  gained  c\d  Question \d\?\n    expected  A\d\n    baseline  B\d\n    arm       A\d\n", call.Out);
        Assert.Contains("\npassed\n", call.Out);
    }

    [Fact]
    public async Task A_worse_one_fails_with_100_and_shows_what_was_lost()
    {
        BenchCall call = await _folder.RunAsync("compare", "DIR/good.jsonl", "DIR/bad.jsonl", "--arm", "sim/small");
        Assert.Equal(100, call.Code);
        Assert.Contains("  lost  c", call.Out);
        Assert.Contains("\nfailed\n", call.Out);
        Assert.Contains("the runs are of different suites", call.Out);
    }

    [Fact]
    public async Task The_same_run_beside_itself_is_told_apart_by_its_file()
    {
        File.Copy(_folder["bad.jsonl"], _folder["again.jsonl"]);
        BenchCall call = await _folder.RunAsync("compare", "DIR/bad.jsonl", "DIR/again.jsonl", "--margin", "50%");
        Assert.Equal(0, call.Code);
        Assert.Contains("sim/small of again is not worse beside sim/small of bad", call.Out);
        Assert.Contains("0 lost, 0 gained, 10 as before", call.Out);
    }

    [Fact]
    public async Task Json_names_all_that_changed_and_markdown_and_html_can_be_written_to_a_file()
    {
        BenchCall json = await _folder.RunAsync(
            "compare", "DIR/two.jsonl", "--arm", "sim/reasoner", "--margin", "10%", "--format", "json");
        Assert.True(json.Json.GetProperty("passes").GetBoolean());
        Assert.NotEmpty(json.Json.GetProperty("gained").EnumerateArray());
        Assert.Equal(JsonValueKind.Array, json.Json.GetProperty("lost").ValueKind);
        BenchCall markdown = await _folder.RunAsync(
            "compare", "DIR/good.jsonl", "DIR/bad.jsonl", "--arm", "sim/small", "--format", "markdown", "--out", "DIR/pr.md");
        Assert.Equal((100, ""), (markdown.Code, markdown.Out));
        string page = await File.ReadAllTextAsync(_folder["pr.md"], TestContext.Current.CancellationToken);
        Assert.StartsWith("# sim/small beside sim/reasoner\n\n**Failed**: ", page);
        BenchCall html = await _folder.RunAsync("compare", "DIR/good.jsonl", "DIR/bad.jsonl", "--arm", "sim/small",
            "--format", "html");
        Assert.StartsWith("<!doctype html>", html.Out);
    }

    [Fact]
    public async Task A_page_is_of_the_pair_and_the_margin_that_were_chosen()
    {
        string[] pair = ["compare", "DIR/two.jsonl", "DIR/two.jsonl", "--baseline", "sim/small",
            "--arm", "sim/reasoner", "--margin", "12%"];
        BenchCall json = await _folder.RunAsync([.. pair, "--format", "json"]);
        BenchCall html = await _folder.RunAsync([.. pair, "--format", "html"]);
        Assert.Equal(json.Code, html.Code);
        Assert.Contains(
            "\"arms\":[\"sim/small, before (simulated)\",\"sim/reasoner, after (simulated)\"]", html.Out,
            StringComparison.Ordinal);
        Assert.Contains("worse by 12 points at most", html.Out, StringComparison.Ordinal);
        string verdict = json.Json.GetProperty("verdicts")[0].GetProperty("verdict").GetString()!;
        Assert.Contains(
            $"sim/reasoner, after (simulated) is {verdict} beside sim/small, before (simulated) by accuracy", html.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_arms_of_one_run_have_a_page()
    {
        BenchCall html = await _folder.RunAsync(
            "compare", "DIR/two.jsonl", "--arm", "sim/reasoner", "--format", "html");
        Assert.StartsWith("<!doctype html>", html.Out);
        Assert.Contains(
            "\"arms\":[\"sim/small (simulated)\",\"sim/reasoner (simulated)\"]", html.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(", before", html.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_answered_stays_text_in_markdown()
    {
        string bad = await File.ReadAllTextAsync(_folder["bad.jsonl"], TestContext.Current.CancellationToken);
        _folder.Write("bad.jsonl", bad.Replace(
            "\"text\":\"B", "\"text\":\"<img src=//x> [a](//b) \\\\| `c` B", StringComparison.Ordinal));
        BenchCall call = await _folder.RunAsync(
            "compare", "DIR/good.jsonl", "DIR/bad.jsonl", "--arm", "sim/small", "--format", "markdown");
        string[] rows = [.. call.Out.Split('\n').Where(line => line.StartsWith("| lost", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.Contains(@"\<img src=//x\> \[a\](//b) \\\| \`c\` B", row, StringComparison.Ordinal);
            Assert.Equal(7, Regex.Count(row, @"(?<!\\)(?:\\\\)*\|"));
        });
    }

    [Theory]
    [InlineData("DIR/no.jsonl: there is no such file; ", "DIR/no.jsonl", "DIR/bad.jsonl")]
    [InlineData("--arm: found 'sim/smal'; did you mean sim/small?", "DIR/two.jsonl", "--arm", "sim/smal")]
    [InlineData("--arm: found 'sim/small' beside itself; ", "DIR/two.jsonl", "--arm", "sim/small")]
    [InlineData("--margin: found '5x'; ", "DIR/two.jsonl", "--arm", "sim/reasoner", "--margin", "5x")]
    [InlineData("DIR/suite.yaml: this is a suite, and no run; ", "DIR/suite.yaml", "DIR/bad.jsonl")]
    [InlineData("--out: 'DIR/suite.yaml/x' cannot be written",
        "DIR/two.jsonl", "--arm", "sim/reasoner", "--out", "DIR/suite.yaml/x")]
    public async Task What_cannot_be_used_is_refused_with_1(string fault, params string[] args)
    {
        BenchCall call = await _folder.RunAsync(["compare", .. args]);
        Assert.Equal(1, call.Code);
        Assert.StartsWith(fault, Assert.Single(call.Faults));
    }

    [Fact]
    public async Task Runs_that_share_no_case_cannot_be_compared()
    {
        _folder.Write("cases.jsonl", BenchFolder.Cases().Replace("\"id\":\"c", "\"id\":\"d", StringComparison.Ordinal));
        await _folder.RunAsync("run", "DIR/suite.yaml", "--models", "sim/small", "--out", "DIR/other.jsonl");
        BenchCall call = await _folder.RunAsync("compare", "DIR/bad.jsonl", "DIR/other.jsonl");
        Assert.Equal(1, call.Code);
        Assert.StartsWith("DIR/other.jsonl: shares fewer than two judged cases", Assert.Single(call.Faults));
    }
}
