using Xunit;

namespace Pointsman.Cli.Tests.Advising;

public sealed class WizardTests
{
    [Fact]
    public async Task Answers_become_a_requirement_and_the_questions_go_to_the_error_stream()
    {
        AdviseRun run = await AdviseRun.Typing(
            ["code", "20000/day", "3s", "0.05/request", "", "", "", "", "balanced", "", ""], "--format", "json");
        Assert.Equal(0, run.Code);
        Assert.Equal("code", run.Json.GetProperty("requirement").GetProperty("task").GetString());
        Assert.Equal("600000/month", run.Json.GetProperty("requirement").GetProperty("volume").GetString());
        Assert.Contains("How many requests? [100000/day]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_question_can_be_skipped()
    {
        AdviseRun run = await AdviseRun.Typing(Enumerable.Repeat("", 11), "--format", "json");
        Assert.Equal(0, run.Code);
        Assert.Equal("chat", run.Json.GetProperty("requirement").GetProperty("task").GetString());
    }

    [Fact]
    public async Task A_wrong_answer_is_explained_and_asked_again()
    {
        AdviseRun run = await AdviseRun.Typing(["coed", "code", "lots", "5/day"], "--format", "json");
        Assert.Equal("code", run.Json.GetProperty("requirement").GetProperty("task").GetString());
        Assert.Equal("150/month", run.Json.GetProperty("requirement").GetProperty("volume").GetString());
        Assert.Contains("found 'coed'; did you mean code?", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.Split("How many requests?").Length - 1);
    }

    [Fact]
    public async Task Given_flags_it_asks_nothing()
    {
        AdviseRun run = await AdviseRun.Typing(["chat"], "--task", "code", "--format", "json");
        Assert.Equal("code", run.Json.GetProperty("requirement").GetProperty("task").GetString());
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task Answers_that_contradict_each_other_are_refused()
    {
        AdviseRun run = await AdviseRun.Typing(["chat", "", "", "", "", "", "self-hosted", "0", "", "", ""]);
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains("0 beside privacy self-hosted", Assert.Single(run.Faults), StringComparison.Ordinal);
    }
}
