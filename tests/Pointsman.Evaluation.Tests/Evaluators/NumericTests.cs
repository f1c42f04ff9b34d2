using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Evaluation.Tests.Evaluators;

public sealed class NumericTests
{
    [Theory]
    [InlineData("17 × 23 = 391.", "391", true)]
    [InlineData("391 or so", "391.0", true)]
    [InlineData("It costs $1,234.50", "1234.5", true)]
    [InlineData("It costs 1 234 567 €", "1234567", false)]
    [InlineData("It costs 1\u00A0234\u00A0567 €", "1234567", true)]
    [InlineData("USD5", "5", true)]
    [InlineData("−5", "-5", true)]
    [InlineData("-$5", "$-5", true)]
    [InlineData("from 10-12", "12", true)]
    [InlineData("about GPT-4 and H2O", "4", false)]
    [InlineData("3/4 of them", "0.75", true)]
    [InlineData("1 1/2 cups", "1.5", true)]
    [InlineData("on 3/4/2026", "2026", true)]
    [InlineData("45%", "45", true)]
    [InlineData("45 %", "45%", true)]
    [InlineData("1.5e3", "1500", true)]
    [InlineData(".5", "0.5", true)]
    [InlineData("7, 8 and 9.", "9", true)]
    [InlineData("none", "9", false)]
    [InlineData("1,2345", "2345", true)]
    public async Task The_last_number_of_the_answer_counts(string answer, string expected, bool passes) =>
        Assert.Equal(passes, (await Judged.Of("numeric", answer, expected)).Passed);

    [Theory]
    [InlineData("numeric: {take: first}", "9 and 7", "9", true)]
    [InlineData("numeric: {tolerance: 0.1}", "0.4", "0.3", true)]
    [InlineData("numeric: {tolerance: 0.1}", "0.41", "0.3", false)]
    [InlineData("numeric: {relative: 1%}", "101", "100", true)]
    [InlineData("numeric: {relative: 1%}", "102", "100", false)]
    [InlineData("numeric: {percent: share}", "45%", "0.45", true)]
    [InlineData("numeric: {decimal: comma}", "1.234,5", "1234,5", true)]
    [InlineData("numeric: 42", "42", null, true)]
    public async Task Settings_say_which_number_and_how_near(
        string yaml, string answer, string? expected, bool passes) =>
        Assert.Equal(passes, (await Judged.Of(yaml, answer, expected)).Passed);

    [Theory]
    [InlineData("many", "what is expected has no number: 'many'")]
    [InlineData("1 or 2", "what is expected has 2 numbers: '1 or 2'")]
    public async Task An_expected_value_that_is_no_number_is_an_error(string expected, string error) =>
        Assert.Equal(error, (await Judged.Of("numeric", "1", expected)).Error);

    [Fact]
    public void Each_number_is_found_in_each_way_to_write_it() => Check.QuickThrowOnFailure(
        Prop.ForAll<int>(number =>
        {
            string[] ways =
            [
                number.ToString(CultureInfo.InvariantCulture), number.ToString("N0", CultureInfo.InvariantCulture),
                number.ToString("0.00", CultureInfo.InvariantCulture), $"x = {number}.", $"**{number}**",
            ];
            return ways.All(way => NumberText.Find(way, false) is [{ Plain: var found }] && found == number);
        }));

    [Fact]
    public void Nothing_that_anybody_writes_breaks_the_search() => Check.QuickThrowOnFailure(
        Prop.ForAll<string>(text => NumberText.Find(text ?? "", decimalComma: true).Count >= 0));
}
