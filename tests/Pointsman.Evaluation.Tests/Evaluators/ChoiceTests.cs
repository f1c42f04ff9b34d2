using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData("B")]
    [InlineData("(b)")]
    [InlineData("**B.**")]
    [InlineData("B)")]
    [InlineData("\\boxed{B}")]
    [InlineData("$\\boxed{\\text{B}}$ since A is wrong")]
    [InlineData("The answer is (B).")]
    [InlineData("The answer is B because A is too small.")]
    [InlineData("The correct answer is **B) Paris**.")]
    [InlineData("Answer: B")]
    [InlineData("Let me think. (A) is too old, (C) too new.\nAnswer: b")]
    [InlineData("I would choose B.")]
    [InlineData("Option A looks right, but option B is correct.")]
    [InlineData("B) Paris, and not A) Rome")]
    [InlineData("**B** Paris")]
    [InlineData("A long thought about a city.\n\nB")]
    [InlineData("I think it must be (B).")]
    [InlineData("I think B fits")]
    public async Task The_letter_is_found_in(string answer)
    {
        EvaluatorScore score = await Judged.Of("choice", answer, "B");
        Assert.True(score.Passed, score.Reason);
    }

    [Theory]
    [InlineData("Paris", "the answer picks no letter")]
    [InlineData("", "the answer picks no letter")]
    [InlineData("I have A clue", "the answer picks no letter")]
    [InlineData("The answer is a bird", "the answer picks no letter")]
    [InlineData("Either (A) or (B)", "the answer picks A and B: ambiguous")]
    [InlineData("The answer is A. No, the answer is B.", "the answer picks A and B: ambiguous")]
    [InlineData("C", "picks C")]
    public async Task Another_letter_or_none_or_several_are_wrong(string answer, string reason)
    {
        EvaluatorScore score = await Judged.Of("choice", answer, "B");
        Assert.True(score.IsScore);
        Assert.False(score.Passed);
        Assert.Equal(reason, score.Reason);
    }

    [Fact]
    public async Task A_letter_that_is_no_choice_is_not_picked() =>
        Assert.Equal("the answer picks no letter", (await Judged.Of("choice: {choices: 4}", "E", "B")).Reason);

    [Fact]
    public async Task An_expected_value_that_is_no_letter_is_an_error() => Assert.Equal(
        "what is expected is no letter from A to D: 'Paris'",
        (await Judged.Of("choice: {choices: 4}", "A", "Paris")).Error);
}
