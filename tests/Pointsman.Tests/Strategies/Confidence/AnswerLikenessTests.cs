using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Strategies.Confidence;

public sealed class AnswerLikenessTests
{
    private const string Long =
        "The train leaves the main station at nine in the morning and arrives in the harbour town after 3 hours.";

    [Theory]
    [InlineData("Paris", "paris.")]
    [InlineData("It is **Paris**", "Paris")]
    [InlineData("1,000", "1000.0")]
    [InlineData("The answer is 42.", "42")]
    [InlineData("A.", "a")]
    [InlineData("東京", "東京。")]
    public void Short_answers_that_say_the_same_are_alike(string one, string other) =>
        Assert.Equal(1, AnswerLikeness.Of(one, other));

    [Theory]
    [InlineData("Paris", "Lyon")]
    [InlineData("42", "43")]
    [InlineData("42", "-42")]
    [InlineData("1.5", "15")]
    [InlineData("Paris", "")]
    [InlineData("yes", "no")]
    [InlineData("not allowed", "allowed")]
    public void Short_answers_that_differ_have_nothing_in_common(string one, string other) =>
        Assert.Equal(0, AnswerLikeness.Of(one, other));

    [Fact]
    public void Beside_a_short_answer_a_long_one_counts_by_its_last_line()
    {
        const string Worked = "Three crates hold four boxes each, two boxes stand beside them, so count them up.\nThat is 14.";
        Assert.Equal(1, AnswerLikeness.Of("14", Worked));
        Assert.Equal(0, AnswerLikeness.Of("3", Worked));
        Assert.Equal(0, AnswerLikeness.Of(Worked, "three crates"));
    }

    [Fact]
    public void Of_long_answers_numbers_weigh_as_much_as_all_words()
    {
        string other = Long.Replace("3 hours", "4 hours", StringComparison.Ordinal);
        Assert.Equal(1, AnswerLikeness.Of(Long, Long));
        Assert.Equal(0.5, AnswerLikeness.Of(Long, other));
    }

    [Fact]
    public void A_yes_and_a_no_share_nothing_whatever_follows() =>
        Assert.Equal(0, AnswerLikeness.Of($"Yes. {Long}", $"No. {Long}"));

    [Fact]
    public void Likeness_is_the_same_both_ways_and_lies_from_0_to_1() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(),
        (one, other) =>
        {
            double there = AnswerLikeness.Of(one.Get, other.Get), back = AnswerLikeness.Of(other.Get, one.Get);
            return there == back && there is >= 0 and <= 1 && AnswerLikeness.Of(one.Get, one.Get) == 1;
        }).QuickCheckThrowOnFailure();
}
