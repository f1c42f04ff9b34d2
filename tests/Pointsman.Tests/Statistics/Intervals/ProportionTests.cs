using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class ProportionTests
{
    // R's binom package by way of statsmodels' tests; R's prop.test by way of scipy's.
    [Theory]
    [InlineData(18, 20, 0.6989663547715128, 0.972133518786232)]
    [InlineData(3, 10, 0.1077913, 0.6032219)]
    [InlineData(0, 10, 0, 0.2775328)]
    public void Wilsons_interval_is_that_of_R(int right, int count, double low, double high) =>
        Ends(low, high, ProportionInterval.Wilson(right, count), 5e-8);

    // Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 4.
    [Theory]
    [InlineData(81, 263, 0.2535, 0.3682)]
    [InlineData(15, 148, 0.0598, 0.1644)]
    [InlineData(0, 20, 0.0000, 0.2005)]
    [InlineData(1, 29, 0.0018, 0.1963)]
    public void Wilsons_corrected_interval_is_the_published_one(int right, int count, double low, double high) =>
        Ends(low, high, ProportionInterval.WilsonCorrected(right, count), 5.1e-5);

    // R's binom package by way of statsmodels' tests; scipy's documentation; R.
    [Theory]
    [InlineData(18, 20, 0.6830172859809176, 0.9876514728297052)]
    [InlineData(7, 50, 0.05819170033997342, 0.26739600249700846)]
    [InlineData(0, 10, 0, 0.3084971)]
    [InlineData(10, 10, 0.6915029, 1)]
    public void The_interval_of_Clopper_and_Pearson_is_that_of_R(int right, int count, double low, double high) =>
        Ends(low, high, ProportionInterval.ClopperPearson(right, count), 5e-8);

    // Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, methods 10 and 11.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339, 0.0428, 0.3422)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090, 0.1013, 0.8387)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062, -0.0290, 0.8423)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926, -0.0667, 0.2037)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775, -0.2005, 0.3445)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775, -0.3445, 0.3445)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000, 0.6014, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000, 0.5128, 1.0000)]
    public void The_difference_of_two_groups_is_the_published_one(
        int a, int m, int b, int n, double low, double high, double correctedLow, double correctedHigh)
    {
        Ends(low, high, ProportionDifference.Newcombe(a, m, b, n), 5.1e-5);
        Ends(correctedLow, correctedHigh, ProportionDifference.NewcombeCorrected(a, m, b, n), 5.1e-5);
    }

    [Fact]
    public void An_interval_holds_its_estimate_and_narrows_with_the_number_of_cases() => Prop.ForAll(
        Gen.Choose(1, 300).SelectMany(n => Gen.Choose(0, n).Select(k => (k, n))).ToArbitrary(),
        one =>
        {
            foreach (Func<int, int, double, ConfidenceInterval> of in new Func<int, int, double, ConfidenceInterval>[]
            {
                ProportionInterval.Wilson, ProportionInterval.WilsonCorrected, ProportionInterval.ClopperPearson,
            })
            {
                ConfidenceInterval small = of(one.k, one.n, 0.95), large = of(4 * one.k, 4 * one.n, 0.95);
                ConfidenceInterval mirrored = of(one.n - one.k, one.n, 0.95);
                if (!small.Contains(small.Value) || small.Low < 0 || small.High > 1 || large.Width >= small.Width
                    || Math.Abs(mirrored.Low + small.High - 1) > 1e-9)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    // The promise of Clopper and Pearson, added up over all counts.
    [Theory]
    [InlineData(0.03)]
    [InlineData(0.37)]
    [InlineData(0.5)]
    public void Clopper_and_Pearson_hold_the_truth_at_least_as_often_as_they_say(double truth) => Assert.True(
        Enumerable.Range(0, 41).Where(k => ProportionInterval.ClopperPearson(k, 40).Contains(truth))
            .Sum(k => Binomial.At(k, 40, truth)) >= 0.95);

    [Fact]
    public void Of_none_seen_the_share_is_anywhere()
    {
        Assert.Equal((0, 1), Pair(ProportionInterval.Wilson(0, 0)));
        Assert.Equal((0, 1), Pair(ProportionInterval.WilsonCorrected(0, 0)));
        Assert.Equal((0, 1), Pair(ProportionInterval.ClopperPearson(0, 0)));
    }

    [Fact]
    public void Counts_that_cannot_be_are_refused()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(11, 10));
        Assert.Contains("found 11; allowed is a count from 0 to 10", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.ClopperPearson(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionInterval.Wilson(1, 10, 95));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionDifference.Newcombe(0, 0, 1, 2));
    }

    private static (double, double) Pair(ConfidenceInterval interval) => (interval.Low, interval.High);

    private static void Ends(double low, double high, ConfidenceInterval found, double within)
    {
        Assert.Equal(low, found.Low, within);
        Assert.Equal(high, found.High, within);
    }
}
