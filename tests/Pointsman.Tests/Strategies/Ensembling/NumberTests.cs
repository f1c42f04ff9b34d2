using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies.Ensembling;

public sealed class NumberTests
{
    [Theory]
    [InlineData("42", "42")]
    [InlineData("First 7, then 8, so it is **12**.", "12")]
    [InlineData("It costs $1,234,567.80 in all", "1234567.80")]
    [InlineData("1'234'567", "1234567")]
    [InlineData("1.234.567,5", "1234567.5")]
    [InlineData("3,5", "3.5")]
    [InlineData("1.234", "1.234")]
    [InlineData("minus: -5", "-5")]
    [InlineData("\u22125 °C", "-5")]
    [InlineData("10-5", "5")]
    [InlineData("- 5 apples", "5")]
    [InlineData("1.5e3", "1500")]
    [InlineData(".5", "0.5")]
    [InlineData("ask GPT-4", "4")]
    [InlineData("5kg", "5")]
    [InlineData("x2", null)]
    [InlineData("none", null)]
    [InlineData("99999999999999999999999999999999", null)]
    public void The_last_number_of_an_answer_counts(string answer, string? number) =>
        Assert.Equal(number, AnswerNumber.Last(answer)?.Value.ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("15%", true)]
    [InlineData("15 %", true)]
    [InlineData("15 percent", true)]
    [InlineData("15 per cent of it", true)]
    [InlineData("15 percentiles", false)]
    public void Percent_is_known_by_its_sign_or_word(string answer, bool percent) =>
        Assert.Equal(percent, AnswerNumber.Last(answer)!.Value.Percent);

    [Fact]
    public async Task The_mean_is_a_number_alone()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "about 10").Says(B, "11").Says(C, "It is 11.");
        Trial trial = await Trial.Of(Some.Ensemble(new MeanJoin(), null, A, B, C), calls);
        Assert.Equal("10.67", trial.Text);
        Assert.Equal("member 1 Used; member 2 Used; member 3 Used", trial.Story);
    }

    [Fact]
    public async Task The_median_does_not_heed_how_far_off_one_member_is()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "10").Says(B, "9,000,000").Says(C, "11");
        Trial trial = await Trial.Of(Some.Ensemble(new MedianJoin(), null, A, B, C), calls);
        Assert.Equal("11", trial.Text);
    }

    [Fact]
    public async Task An_answer_without_a_number_does_not_count()
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, "10").Says(B, "no idea").Says(C, "20");
        Trial trial = await Trial.Of(Some.Ensemble(new MeanJoin(), null, A, B, C), calls);
        Assert.Equal("15", trial.Text);
        Assert.Equal("no vote: the answer has no number", trial.At("member 2").Evidence);
    }

    [Theory]
    [InlineData("10%", "20%", "15%")]
    [InlineData("10%", "0.2", "0.15")]
    public async Task Percent_stays_percent_when_all_say_so(string one, string other, string mean)
    {
        ScriptedCalls calls = new ScriptedCalls().Says(A, one).Says(B, other);
        Trial trial = await Trial.Of(Some.Ensemble(new MeanJoin(), null, A, B), calls);
        Assert.Equal(mean, trial.Text);
    }

    [Fact]
    public void Weights_count_in_mean_and_median()
    {
        Assert.Equal(17.5m, MeanJoin.Of([new(10, 1), new(20, 3)]));
        Assert.Equal(20m, MedianJoin.Of([new(10, 1), new(20, 3), new(30, 1)]));
        Assert.Equal(15m, MedianJoin.Of([new(20, 2), new(10, 2)]));
    }

    [Fact]
    public void Mean_and_median_lie_among_the_numbers_in_any_order() => Prop.ForAll(
        Gen.Choose(-1000, 1000).NonEmptyListOf().ToArbitrary(),
        numbers =>
        {
            WeighedNumber[] weighed = [.. numbers.Select(number => new WeighedNumber(number, 1m))];
            WeighedNumber[] turned = [.. weighed.Reverse()];
            decimal median = MedianJoin.Of(weighed);
            decimal mean = Math.Round(MeanJoin.Of(weighed), 12);
            return median == MedianJoin.Of(turned) && mean == Math.Round(MeanJoin.Of(turned), 12)
                && median >= numbers.Min() && median <= numbers.Max()
                && mean >= numbers.Min() && mean <= numbers.Max();
        }).QuickCheckThrowOnFailure();
}
