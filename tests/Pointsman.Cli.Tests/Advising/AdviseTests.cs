using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Advising;

public sealed class AdviseTests
{
    [Fact]
    public async Task The_text_says_the_choice_why_the_costs_and_what_would_change_it()
    {
        AdviseRun run = await AdviseRun.Of("--profile", "customer-support", "--as-of", "2024-12");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("Customer-support chatbot, as of 2024-12-31", run.Out, StringComparison.Ordinal);
        Assert.All(
            ["Shortlist (", "Why: score by factor", "Evidence", "Alternatives", "What would change this", "claude-3-haiku"],
            part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("Tree A", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_shows_both_paths_the_matrix_and_what_was_removed()
    {
        AdviseRun run = await AdviseRun.Of("--profile", "customer-support", "--explain");
        Assert.All(
            ["Tree A: ", "Tree B: ", "→ volume-simple: ", "Matrix", "What quality means here", "Removed"],
            part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_has_every_part_of_an_answer_and_nothing_else_goes_to_the_output()
    {
        AdviseRun run = await AdviseRun.Of("--profile", "legal-documents", "--format", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        AssertHas(run.Json, "requirement", "class", "paths", "shortlist", "alternatives", "removed", "whatIf");
        AssertHas(run.Json.GetProperty("alternatives"), "fallback", "budget", "privacy");
        foreach (JsonElement entry in run.Json.GetProperty("shortlist").EnumerateArray())
        {
            AssertHas(entry, "model", "offer", "score", "factors", "monthlyCost", "latencyClass", "evidence", "risks");
        }

        foreach (JsonElement removal in run.Json.GetProperty("removed").EnumerateArray())
        {
            AssertHas(removal, "offer", "constraint", "found", "allowed");
            Assert.NotEqual("", removal.GetProperty("found").GetString());
            Assert.NotEqual("", removal.GetProperty("allowed").GetString());
        }
    }

    [Fact]
    public async Task Markdown_is_a_page_with_a_table()
    {
        AdviseRun run = await AdviseRun.Of("--profile", "code-ide", "--format", "md");
        Assert.StartsWith("## Code assistant in an editor, as of 2026-11-20", run.Out, StringComparison.Ordinal);
        Assert.Contains("| model ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_step_of_a_profile_in_steps_has_its_own_answer()
    {
        AdviseRun run = await AdviseRun.Of("--profile", "content-platform", "--format", "json");
        Assert.Equal(4, run.Json.GetProperty("steps").GetArrayLength());
    }

    [Fact]
    public async Task A_flag_overrides_the_profile()
    {
        AdviseRun run = await AdviseRun.Of("--profile", "customer-support", "--volume", "7/day", "--format", "json");
        Assert.Equal("210/month", run.Json.GetProperty("requirement").GetProperty("volume").GetString());
    }

    [Fact]
    public async Task When_nothing_satisfies_the_requirement_the_code_is_3_and_the_reasons_are_said()
    {
        AdviseRun run = await AdviseRun.Of("--task", "code", "--budget", "0.0000001/request", "--quality", "0.9");
        Assert.Equal((3, ""), (run.Code, run.Error));
        Assert.Contains("No offer satisfies this requirement.", run.Out, StringComparison.Ordinal);
        Assert.Contains("budget", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-21", "which is ahead (today is 2026-11-20)")]
    [InlineData("2026-12", "which is ahead")]
    [InlineData("2027", "which is ahead")]
    [InlineData("yesterday", "write a day that is not ahead: 2024-12-31, 2024-12")]
    [InlineData("2024-02-30", "write a day that is not ahead: 2024-12-31, 2024-12")]
    public async Task A_day_in_the_future_or_none_at_all_is_refused(string day, string says)
    {
        AdviseRun run = await AdviseRun.Of("--task", "code", "--as-of", day);
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains(says, Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-12", "2024-12-31")]
    [InlineData("2024", "2024-12-31")]
    [InlineData("2024-12-05", "2024-12-05")]
    [InlineData("2026-11", "2026-11-20")]
    [InlineData("2026", "2026-11-20")]
    public async Task A_month_or_a_year_stands_for_its_last_day_that_has_come(string day, string meant)
    {
        AdviseRun run = await AdviseRun.Of("--task", "code", "--as-of", day, "--format", "json");
        Assert.Equal(meant, run.Json.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task Every_fault_is_listed_at_once_on_the_error_stream()
    {
        AdviseRun run = await AdviseRun.Of(
            "--task", "coed", "--volume", "many", "--format", "xml", "--as-of", "2030", "--evidence", "nowhere.json");
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Equal(
            ["--as-of", "--evidence", "--format", "--task", "--volume"],
            run.Faults.Select(fault => fault.Split([':', ' '])[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--profile", "custmer-support", "did you mean customer-support?")]
    [InlineData("--tsak", "code", "did you mean --task")]
    public async Task A_misspelt_word_is_answered_with_a_guess(string flag, string value, string guess)
    {
        AdviseRun run = await AdviseRun.Of(flag, value);
        Assert.Equal(2, run.Code);
        Assert.Contains(guess, Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_nothing_without_a_terminal_it_says_how_to_ask()
    {
        AdviseRun run = await AdviseRun.Of();
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.StartsWith("advise: nothing is asked for; name a --profile", Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profiles_are_listed()
    {
        AdviseRun run = await AdviseRun.Of("--list-profiles");
        Assert.Equal(0, run.Code);
        Assert.Contains("customer-support", run.Out, StringComparison.Ordinal);
    }

    private static void AssertHas(JsonElement json, params string[] keys) =>
        Assert.All(keys, key => Assert.True(json.TryGetProperty(key, out _), key));
}
