using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class MeanTests
{
    // Student (1908), in R as sleep: hours gained by ten patients with two drugs.
    private static readonly double[] One = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] Two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    // scipy's tests of ttest_ind, whose values are R's.
    [Fact]
    public void Welchs_test_is_that_of_R()
    {
        TTestResult found = TTest.Welch([1, 2, 3], [1.1, 2.9, 4.2]);
        Assert.Equal(-0.6864951273557263, found.T, 1e-13);
        Assert.Equal(3.4104431643464, found.Freedom, 1e-12);
        Assert.Equal(0.5361949075312669, found.PValue, 1e-13);
        Assert.Equal(-3.912777195645217, found.Difference.Low, 1e-12);
        Assert.Equal(2.44611052897855, found.Difference.High, 1e-12);
    }

    // R's help page of t.test: t = −1.8608, df = 17.776, p = 0.07939; paired: t = −4.0621, df = 9, p = 0.002833;
    // var.equal: p = 0.07919.
    [Fact]
    public void The_sleepers_are_those_of_Rs_help_page()
    {
        TTestResult welch = TTest.Welch(One, Two), paired = TTest.Paired(One, Two), pooled = TTest.Pooled(One, Two);
        Assert.Equal((-1.8608, 17.776, 0.07939), (Math.Round(welch.T, 4), Math.Round(welch.Freedom, 3),
            Math.Round(welch.PValue, 5)));
        Assert.Equal((-4.0621, 9.0, 0.002833), (Math.Round(paired.T, 4), paired.Freedom, Math.Round(paired.PValue, 6)));
        Assert.Equal((-1.8608, 18.0, 0.07919), (Math.Round(pooled.T, 4), pooled.Freedom, Math.Round(pooled.PValue, 5)));
        Assert.Equal(-2.4598858, paired.Difference.Low, 5e-8);
        Assert.Equal(-0.7001142, paired.Difference.High, 5e-8);
    }

    [Fact]
    public void The_two_sides_come_to_one_and_the_smaller_is_half_of_the_two_sided_p_value()
    {
        double less = TTest.Paired(One, Two, Alternative.Less).PValue, greater = TTest.Paired(One, Two,
            Alternative.Greater).PValue;
        Assert.Equal(1, less + greater, 1e-12);
        Assert.Equal(TTest.Paired(One, Two).PValue, 2 * less, 1e-12);
    }

    [Fact]
    public void The_interval_holds_0_just_when_the_test_finds_nothing() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(-20, 30)).Where(list => list.Count > 1).ToArbitrary(), list =>
        {
            TTestResult found = TTest.OneSample([.. list.Select(one => (double)one)]);
            return found.Difference.Contains(0) == (found.PValue >= 0.05);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_nothing_varies_a_difference_is_certain_and_none_is_none()
    {
        Assert.Equal((0, 1), (TTest.OneSample([0, 0, 0]).T, TTest.OneSample([0, 0, 0]).PValue));
        Assert.Equal((double.PositiveInfinity, 0), (TTest.OneSample([2, 2, 2]).T, TTest.OneSample([2, 2, 2]).PValue));
        Assert.Equal(1, TTest.Welch([5, 5], [5, 5]).PValue);
        Assert.Throws<ArgumentException>(() => TTest.Welch([5], [5, 5]));
    }

    // statsmodels' test of proportions_ztest.
    [Fact]
    public void The_test_of_two_shares_is_that_of_statsmodels()
    {
        TestResult found = TwoProportionTest.Pooled(5, 83, 12, 99);
        Assert.Equal(-1.4078304151258787, found.Statistic, 1e-13);
        Assert.Equal(0.15918129181156992, found.PValue, 1e-13);
    }

    // R: prop.test(c(15, 25), c(50, 50)): X-squared = 3.375, p = 0.06619; without correction 4.1667, 0.04123.
    [Fact]
    public void The_square_of_the_z_is_Rs_chi_square()
    {
        TestResult corrected = TwoProportionTest.Pooled(15, 50, 25, 50, continuity: true),
            plain = TwoProportionTest.Pooled(15, 50, 25, 50);
        Assert.Equal((3.375, 0.06619), (Math.Round(corrected.Statistic * corrected.Statistic, 4),
            Math.Round(corrected.PValue, 5)));
        Assert.Equal((4.1667, 0.04123), (Math.Round(plain.Statistic * plain.Statistic, 4), Math.Round(plain.PValue,
            5)));
        Assert.Equal(1, TwoProportionTest.Pooled(0, 5, 0, 9).PValue);
        Assert.Equal(1, TwoProportionTest.Pooled(5, 5, 9, 9).PValue);
    }

    // R: chisq.test, as tools for experiments give it for a mismatch of the sample ratio.
    [Theory]
    [InlineData(1000, 1200, 0.5, 0.5, 2.0079e-05, 5e-10)]
    [InlineData(310, 98, 0.75, 0.25, 0.647434186, 5e-10)]
    public void A_mismatch_of_the_sample_ratio_is_that_of_R(
        long first, long second, double firstWeight, double secondWeight, double p, double within) =>
        Assert.Equal(p, GoodnessOfFit.ChiSquared([first, second], [firstWeight, secondWeight]).PValue, within);

    // scipy's documentation of chisquare: (2.0, 0.84914503608460956).
    [Fact]
    public void The_fit_to_equal_counts_is_that_of_scipys_page()
    {
        TestResult found = GoodnessOfFit.ChiSquared([16, 18, 16, 14, 12, 12]);
        Assert.Equal((2, 5), (found.Statistic, found.Freedom!.Value));
        Assert.Equal(0.84914503608460956, found.PValue, 1e-14);
        Assert.Equal(1, GoodnessOfFit.ChiSquared([0, 0]).PValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => GoodnessOfFit.ChiSquared([3, 4], [1, 0]));
        Assert.Throws<ArgumentException>(() => GoodnessOfFit.ChiSquared([3]));
    }
}
