using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators.Judging;

public sealed class PairwiseJudgeTests
{
    [Theory]
    [InlineData("A", "B", PairChoice.Baseline)]
    [InlineData("B", "A", PairChoice.Challenger)]
    [InlineData("The second is right.\n**B**", "A.", PairChoice.Challenger)]
    [InlineData("SAME", "SAME", PairChoice.Same)]
    [InlineData("A", "SAME", PairChoice.Same)]
    public async Task What_is_said_in_both_orders_counts(string first, string second, PairChoice outcome)
    {
        Judged<PairJudgement> judged = await Compare(new ScriptedJudge(first, second));
        Assert.Equal(outcome, judged.Said!.Outcome);
    }

    [Fact]
    public async Task A_judge_that_follows_the_place_has_no_preference_and_is_known_for_it()
    {
        Judged<PairJudgement> judged = await Compare(new ScriptedJudge("A", "A"));
        Assert.Equal(PairChoice.Same, judged.Said!.Outcome);
        Assert.True(judged.Said.FollowsFirst);
        judged = await Compare(new ScriptedJudge("B", "B"));
        Assert.True(judged.Said!.FollowsSecond);
    }

    [Fact]
    public async Task Equal_answers_are_the_same_without_asking()
    {
        var judge = new ScriptedJudge("A");
        Judged<PairJudgement> judged = await Compare(judge, "Oslo", " Oslo\n");
        Assert.Equal(PairChoice.Same, judged.Said!.Outcome);
        Assert.Empty(judge.Asked);
    }

    [Theory]
    [InlineData("A or B")]
    [InlineData("I prefer A")]
    [InlineData("C")]
    public async Task What_is_no_choice_is_an_error(string said)
    {
        Judged<PairJudgement> judged = await Compare(new ScriptedJudge(said));
        Assert.Null(judged.Said);
        Assert.Contains("not in the form", judged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_orders_differ_and_nothing_else_does()
    {
        var judge = new ScriptedJudge("A", "B");
        await Compare(judge);
        Assert.Equal(
            judge.Asked[0].Replace("Oslo", "x", StringComparison.Ordinal).Replace("Bergen", "Oslo", StringComparison.Ordinal)
                .Replace("x", "Bergen", StringComparison.Ordinal).Length,
            judge.Asked[1].Length);
        Assert.True(judge.Asked[0].IndexOf("Oslo", StringComparison.Ordinal)
            < judge.Asked[0].IndexOf("Bergen", StringComparison.Ordinal));
        Assert.True(judge.Asked[1].IndexOf("Oslo", StringComparison.Ordinal)
            > judge.Asked[1].IndexOf("Bergen", StringComparison.Ordinal));
    }

    private static Task<Judged<PairJudgement>> Compare(ScriptedJudge judge, string baseline = "Oslo", string other = "Bergen") =>
        new PairwiseJudge(new Judge(null), null).CompareAsync(
            judge.Tools, [new ChatMessage(ChatRole.User, "The capital of Norway?")], baseline, other,
            CancellationToken.None);
}
