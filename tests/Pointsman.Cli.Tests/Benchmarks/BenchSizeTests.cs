using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class BenchSizeTests
{
    // Connor's figure for a discordance of 10 % and a difference of 4 %; see SampleSize.McNemar.
    [Theory]
    [InlineData(489, "--better-by", "4%", "--discordance", "10%")]
    [InlineData(870)]
    [InlineData(1578, "--margin", "2%")]
    [InlineData(545, "--half-width", "3%")]
    public async Task Cases_are_as_many_as_the_statistics_say(long cases, params string[] args)
    {
        using var folder = new BenchFolder();
        BenchCall call = await folder.RunAsync(["size", "--format", "json", .. args]);
        Assert.True(call.Code == 0, call.Error);
        Assert.Equal(cases, call.Json.GetProperty("answers")[0].GetProperty("cases").GetInt64());
    }

    [Fact]
    public async Task Text_says_the_number_what_it_shows_and_a_table_of_others()
    {
        using var folder = new BenchFolder();
        BenchCall call = await folder.RunAsync("size", "--better-by", "4%", "--models", "openai/gpt-4o-mini,sim/small");
        Assert.Contains("\n489 cases\n  to show that one model is better by 4 %", call.Out);
        Assert.Matches(@"\n +4 % +489 +\$", call.Out);
        Assert.Contains("sim/small is simulated: nobody is paid, and what a run tells of its cost is made up", call.Out);
        Assert.Contains("power        80 %  (default)", call.Out);
    }

    [Fact]
    public async Task A_pilot_run_gives_discordance_and_difference()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        await folder.RunAsync("run", "DIR/suite.yaml", "--models", "sim/small,sim/reasoner", "--out", "DIR/run.jsonl");
        BenchCall call = await folder.RunAsync("size", "--run", "DIR/run.jsonl", "--format", "json");
        Assert.True(call.Code == 0, call.Error);
        JsonElement inputs = call.Json.GetProperty("inputs");
        Assert.True(inputs.GetProperty("discordance").GetDouble() >= inputs.GetProperty("better-by").GetDouble());
        Assert.DoesNotContain(
            call.Json.GetProperty("defaults").EnumerateArray(), name => name.GetString() is "accuracy" or "discordance");
    }

    [Theory]
    [InlineData("--better-by: found 0.2, more than the discordance of 0.1; ", "--better-by", "20%", "--discordance", "10%")]
    [InlineData("--margin: found '2x'; ", "--margin", "2x")]
    [InlineData("--power: found 1; write a share above 0 and below 1", "--power", "1")]
    [InlineData("--models: found 'gpt-9', whose price is unknown; ", "--models", "gpt-9")]
    [InlineData("--tokens: found '800'; write tokens read and written: 800/250", "--tokens", "800")]
    [InlineData("DIR/no.jsonl: there is no such file; ", "--run", "DIR/no.jsonl")]
    public async Task What_cannot_be_used_is_refused_with_1(string fault, params string[] args)
    {
        using var folder = new BenchFolder();
        BenchCall call = await folder.RunAsync(["size", .. args]);
        Assert.Equal(1, call.Code);
        Assert.StartsWith(fault, Assert.Single(call.Faults));
    }
}
