using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Cascades;

public sealed class CascadeFittingTests
{
    [Fact]
    public async Task It_prints_the_curve_the_choice_the_rivals_and_what_to_paste()
    {
        CascadeRun run = await CascadeRun.OfFile(CascadeRun.Cases, "fit", "--target-quality", "97%");
        Assert.Equal(0, run.Code);
        Assert.Contains("right in at least 97.0 %", run.Out);
        Assert.Contains("400 cases of 2 steps: small, best", run.Out);
        Assert.Matches(@"small from +right +95 % +a request +small +best", run.Out);
        Assert.Matches(@"thresholds +small 0\.50", run.Out);
        Assert.Matches(@"a request +\$0\.006 ", run.Out);
        Assert.Matches(@"oracle +100\.0 %", run.Out);
        Assert.Contains("◆ chosen, A small alone, B best alone", run.Out);
        Assert.Contains("  - { use: small, acceptAt: 0.5 }\n    - { use: best }", run.Out);
    }

    [Fact]
    public async Task Yaml_is_the_strategy_alone()
    {
        CascadeRun run = await CascadeRun.OfFile(
            CascadeRun.Cases, "fit", "--target-quality", "0.97", "--format", "yaml");
        Assert.Equal(
            """
            strategy: cascade
            steps:
              - { use: small, acceptAt: 0.5 }
              - { use: best }
            confidence: { method: stated }   # the method that the results were measured by

            """,
            run.Out);
    }

    [Fact]
    public async Task Json_has_the_whole_curve()
    {
        CascadeRun run = await CascadeRun.OfFile(CascadeRun.Cases, "fit", "--budget", "0.0055", "--format", "json");
        Assert.Equal(6, run.Json.GetProperty("curve").GetArrayLength());
        JsonElement chosen = run.Json.GetProperty("chosen");
        Assert.True(chosen.GetProperty("costAtMost").GetDecimal() <= 0.0055m);
        Assert.Equal(200, run.Json.GetProperty("proving").GetInt32());
        Assert.Equal(1, chosen.GetProperty("shares").EnumerateObject().Sum(share => share.Value.GetDouble()), 1e-6);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("yaml")]
    [InlineData("json")]
    public async Task A_goal_that_nothing_is_proven_to_reach_is_said_so_and_exits_with_3(string format)
    {
        CascadeRun run = await CascadeRun.OfFile(
            CascadeRun.Cases, "fit", "--target-quality", "0.9999", "--format", format);
        Assert.Equal(3, run.Code);
        if (format != "json")
        {
            Assert.Contains("no thresholds are proven to be right in 100.0 %", run.Out + run.Error);
            Assert.DoesNotContain("strategy: cascade", run.Out);
        }
    }

    [Fact]
    public async Task A_step_that_suffices_alone_is_no_cascade()
    {
        CascadeRun run = await CascadeRun.OfFile(
            CascadeRun.Cases, "fit", "--target-quality", "0.3", "--format", "yaml");
        Assert.Equal("# One step alone does it.\nstrategy: single\ntargets: [ small ]\n", run.Out);
    }

    [Fact]
    public async Task All_faults_of_the_file_are_listed_with_their_lines()
    {
        CascadeRun run = await CascadeRun.OfFile(
            ["{", .. CascadeRun.Cases, "{}"], "fit", "--target-quality", "0.9");
        Assert.Equal(2, run.Code);
        Assert.Equal(3, run.Faults.Count);
        Assert.StartsWith("FILE:1: found no JSON", run.Faults[0], StringComparison.Ordinal);
        Assert.StartsWith("FILE:802 case: found nothing", run.Faults[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--target-quality: found nothing; give either --target-quality 92% or --budget 0.002")]
    [InlineData("--target-quality: found a budget beside it; give either --target-quality 92% or --budget 0.002",
        "--target-quality", "0.9", "--budget", "1")]
    [InlineData("--target-quality: found '2'; write a share from 0 to 1, or 0% to 100%", "--target-quality", "2")]
    [InlineData("steps: 'smal' has no results; did you mean small?", "--target-quality", "0.9", "--steps", "smal,best")]
    [InlineData("--format: found 'xml'; allowed: text, json, yaml", "--target-quality", "0.9", "--format", "xml")]
    public async Task What_cannot_be_used_is_refused_with_the_way_out(string fault, params string[] args)
    {
        CascadeRun run = await CascadeRun.OfFile(CascadeRun.Cases, "fit", args);
        Assert.Equal((2, fault), (run.Code, Assert.Single(run.Faults)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_so() => Assert.StartsWith(
        "nowhere.jsonl: there is no such file",
        Assert.Single((await CascadeRun.Of("fit", "nowhere.jsonl", "--budget", "1")).Faults), StringComparison.Ordinal);

    [Fact]
    public async Task Help_shows_the_form_of_the_file_and_examples()
    {
        CascadeRun run = await CascadeRun.Of("fit", "--help");
        string whole = run.Out.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("\"confidence\":0.83", whole);
        Assert.Contains("pointsman cascade fit results.jsonl --target-quality 92%", run.Out);
    }
}
