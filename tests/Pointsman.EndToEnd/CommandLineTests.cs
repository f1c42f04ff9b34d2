using System.Text.Json;
using Xunit;

namespace Pointsman.EndToEnd;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Advice_for_a_profile_needs_no_key_and_no_network()
    {
        Finished run = await Programs.Pointsman("advise", "--profile", "customer-support", "--as-of", "2024-12");
        Assert.Equal(0, run.Code);
        Assert.Contains("claude-3-haiku", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_pipe_gets_no_colour()
    {
        Finished run = await Programs.Pointsman("advise", "--profile", "customer-support");
        Assert.DoesNotContain("\e[", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_on_standard_output_is_json_from_the_first_to_the_last_byte()
    {
        Finished run = await Programs.Pointsman("advise", "--profile", "code-ide", "--format", "json");
        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.NotEmpty(json.RootElement.GetProperty("shortlist").EnumerateArray());
    }

    [Fact]
    public async Task Without_a_terminal_and_without_a_question_it_says_what_to_give()
    {
        Finished run = await Programs.Pointsman("advise");
        Assert.Equal(2, run.Code);
        Assert.Contains("--profile", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Nonsense_is_refused_with_a_suggestion_and_exit_code_2()
    {
        Finished run = await Programs.Pointsman("advsie", "--profile", "x");
        Assert.Equal(2, run.Code);
        Assert.Contains("advise", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        Finished run = await Programs.Pointsman("advise", "--help");
        Assert.Equal(0, run.Code);
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shell_is_told_what_may_come_next()
    {
        Finished run = await Programs.Pointsman("[suggest:13]", "advise --prof");
        Assert.Equal(0, run.Code);
        Assert.Contains("--profile", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cost_of_a_mix_comes_out_to_the_cent()
    {
        Finished run = await Programs.Pointsman(
            "cost", "mix", "--step", "model=90%,0.01,92%", "--step", "strong=8%,0.50,96%", "--step", "people=2%,25,99%");
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("0.549", run.Out, StringComparison.Ordinal);
    }
}
