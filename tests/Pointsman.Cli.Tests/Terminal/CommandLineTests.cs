using Pointsman.Cli.Tests.Economics;
using Xunit;

namespace Pointsman.Cli.Tests.Terminal;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Unknown_options_are_all_listed_and_the_nearest_is_suggested()
    {
        CostRun run = await CostRun.Of("call", "--inptu", "5", "--bogus");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            [
                "--inptu: this option is unknown; did you mean --input?",
                "--bogus: this option is unknown; the help lists the options",
            ],
            run.Faults);
    }

    [Fact]
    public async Task A_misspelt_command_is_guessed()
    {
        CostRun run = await CostRun.Of("cal", "--input", "5");
        Assert.Equal(2, run.Code);
        Assert.Equal("cal: this command is unknown; did you mean call?", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task A_missing_command_lists_the_commands()
    {
        CostRun run = await CostRun.Of();
        Assert.Equal(2, run.Code);
        Assert.Contains("call, compare, tco, roi, break-even, mix", Assert.Single(run.Faults));
    }

    [Theory]
    [InlineData("--input")]
    [InlineData("--input", "--output", "5")]
    public async Task A_missing_value_is_named(params string[] args)
    {
        CostRun run = await CostRun.Of(["call", .. args]);
        Assert.Equal(2, run.Code);
        Assert.Equal("--input: the value is missing; write --input TOKENS", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task An_option_given_twice_is_refused()
    {
        CostRun run = await CostRun.Of("call", "--input", "5", "--input", "6");
        Assert.Equal(2, run.Code);
        Assert.StartsWith("--input: given 2 times", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task Help_ends_with_examples()
    {
        CostRun run = await CostRun.Of("mix", "--help");
        Assert.Equal(0, run.Code);
        Assert.Contains("Examples:\n  pointsman cost mix --step bot=90%,0.01,92%", run.Out);
    }

    [Theory]
    [InlineData("a: [1", "FILE:2:1: While parsing a flow sequence")]
    [InlineData("a: 1\na: 2", "FILE:2 a: the key 'a' stands there twice")]
    [InlineData("- 1", "FILE: found a list")]
    [InlineData("", "FILE: found nothing")]
    public async Task A_broken_file_is_refused_with_its_place(string yaml, string expected)
    {
        CostRun run = await CostRun.OfFile("call", yaml);
        Assert.Equal(2, run.Code);
        Assert.StartsWith(expected, Assert.Single(run.Faults));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_the_only_fault() =>
        Assert.Equal(
            "--file nowhere.yaml: there is no such file; give a YAML or JSON file",
            Assert.Single((await CostRun.Of("call", "--file", "nowhere.yaml")).Faults));
}
