using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class PairedBinaryTests
{
    // statsmodels' tests of mcnemar, whose values are SAS's and R's (mcnemar.test).
    [Theory]
    [InlineData(121, 59, 4e-6, 21.35556, 3.815136e-06, 20.67222, 5.450095e-06)]
    [InlineData(70, 59, 0.378688, 0.9379845, 0.3327967, 0.7751938, 0.3786151)]
    public void McNemars_tests_are_those_of_R(
        int b, int c, double exact, double chi, double p, double corrected, double correctedP)
    {
        Assert.Equal(exact, McNemar.Exact(b, c).PValue, 5e-7);
        Significant(chi, McNemar.ChiSquared(b, c, continuity: false).Statistic);
        Significant(p, McNemar.ChiSquared(b, c, continuity: false).PValue);
        Significant(corrected, McNemar.ChiSquared(b, c).Statistic);
        Significant(correctedP, McNemar.ChiSquared(b, c).PValue);
    }

    // Fagerland, Lydersen and Laake, BMC Medical Research Methodology 13:91 (2013), table 5: airways, 1 against 7.
    [Fact]
    public void The_four_tests_of_the_airways_are_the_published_ones()
    {
        Assert.Equal(0.0703, Math.Round(McNemar.Exact(1, 7).PValue, 4));
        Assert.Equal(0.0391, Math.Round(McNemar.MidP(1, 7).PValue, 4));
        Assert.Equal(0.0339, Math.Round(McNemar.ChiSquared(1, 7, continuity: false).PValue, 4));
        Assert.Equal(0.0771, Math.Round(McNemar.ChiSquared(1, 7).PValue, 4));
    }

    // Agresti, Categorical Data Analysis, 2nd edition (2002), § 10.1: approval of a president, asked twice; 17.36.
    [Fact]
    public void The_approval_of_the_president_is_that_of_Agresti() =>
        Assert.Equal(17.36, Math.Round(McNemar.ChiSquared(150, 86, continuity: false).Statistic, 2));

    [Fact]
    public void Who_is_tested_first_makes_no_difference_and_mid_p_finds_no_less_than_the_exact_test() => Prop.ForAll(
        Gen.Choose(0, 300).ToArbitrary(), Gen.Choose(0, 300).ToArbitrary(), (b, c) =>
            McNemar.Exact(b, c) == McNemar.Exact(c, b) && McNemar.MidP(b, c) == McNemar.MidP(c, b)
            && McNemar.ChiSquared(b, c) == McNemar.ChiSquared(c, b)
            && McNemar.MidP(b, c).PValue <= McNemar.Exact(b, c).PValue
            && Math.Abs(McNemar.Exact(b, c).PValue - BinomialTest.Exact(b, b + c).PValue) < 1e-9)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Where_nothing_differs_nothing_is_found()
    {
        Assert.Equal(1, McNemar.Exact(0, 0).PValue);
        Assert.Equal(1, McNemar.Exact(10, 10).PValue);
        Assert.Equal(1, McNemar.MidP(0, 0).PValue);
        Assert.Equal(1, McNemar.MidP(10, 10).PValue);
        Assert.Equal((0, 1), (McNemar.ChiSquared(0, 0).Statistic, McNemar.ChiSquared(0, 0).PValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.Exact(-1, 3));
    }

    // scipy's documentation of binomtest, and R.
    [Theory]
    [InlineData(51, 235, 1.0 / 6, 0.0437479701823997)]
    [InlineData(3, 10, 0.5, 0.34375)]
    [InlineData(682, 925, 0.75, 0.3824916)]
    [InlineData(0, 10, 0.5, 0.001953125)]
    [InlineData(10, 10, 1, 1)]
    [InlineData(0, 0, 0.3, 1)]
    public void The_binomial_test_is_that_of_R(int right, int count, double supposed, double p) =>
        Assert.Equal(p, BinomialTest.Exact(right, count, supposed).PValue, 5e-8);

    // The definition: the sum over all counts that are no more likely.
    [Fact]
    public void The_binomial_test_adds_up_what_is_no_more_likely() => Prop.ForAll(
        Gen.Choose(0, 60).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(),
        (one, other, hundredths) =>
        {
            int count = Math.Max(one, other), right = Math.Min(one, other);
            double supposed = hundredths / 100.0, limit = Binomial.At(right, count, supposed) * (1 + 1e-7);
            double sum = Enumerable.Range(0, count + 1).Select(k => Binomial.At(k, count, supposed))
                .Where(chance => chance <= limit).Sum();
            return Math.Abs(BinomialTest.Exact(right, count, supposed).PValue - Math.Min(1, sum)) < 1e-10;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_sided_the_binomial_test_is_a_tail()
    {
        Assert.Equal(0.171875, BinomialTest.Exact(3, 10, 0.5, Alternative.Less).PValue, 1e-12);
        Assert.Equal(0.9453125, BinomialTest.Exact(3, 10, 0.5, Alternative.Greater).PValue, 1e-12);
    }

    [Fact]
    public void A_million_cases_are_tested_as_well() =>
        Assert.Equal(2 * Normal.Below(-2.001), BinomialTest.Exact(501_001, 1_000_000).PValue, 2e-4);

    private static void Significant(double expected, double found) =>
        Assert.Equal(expected, found, 5e-7 * expected * 10);
}
