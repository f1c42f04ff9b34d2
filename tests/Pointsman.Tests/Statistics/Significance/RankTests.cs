using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class RankTests
{
    private static readonly double[] Males = [19, 22, 16, 29, 24];
    private static readonly double[] Females = [20, 11, 17, 12];

    // R's help page of wilcox.test: permeability of the amniotic membrane (Hollander and Wolfe).
    private static readonly double[] Term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    private static readonly double[] Early = [1.15, 0.88, 0.90, 0.74, 1.21];

    // The same: depression before and after a tranquilliser; V = 40, p = 0.01953 one-sided.
    private static readonly double[] Before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30];
    private static readonly double[] After = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];

    // scipy's documentation of mannwhitneyu.
    [Fact]
    public void Mann_and_Whitneys_test_is_that_of_scipys_page()
    {
        TestResult exact = MannWhitney.Test(Males, Females);
        Assert.True(exact.IsExact);
        Assert.Equal(17, exact.Statistic);
        Assert.Equal(0.1111111111111111, exact.PValue, 1e-14);
        Assert.Equal(0.11134688653314041, MannWhitney.Test(Males, Females, RankMethod.Asymptotic).PValue, 1e-14);
        Assert.Equal(0.0864107329737,
            MannWhitney.Test(Males, Females, RankMethod.Asymptotic, continuity: false).PValue, 1e-13);
    }

    // R: wilcox.test with 16 digits, as scipy's tests have it (#9184).
    [Theory]
    [InlineData(RankMethod.Asymptotic, true, Alternative.Less, 0.900775348204)]
    [InlineData(RankMethod.Asymptotic, true, Alternative.Greater, 0.1223118025635)]
    [InlineData(RankMethod.Asymptotic, true, Alternative.TwoSided, 0.244623605127)]
    [InlineData(RankMethod.Asymptotic, false, Alternative.Less, 0.8896643190401)]
    [InlineData(RankMethod.Asymptotic, false, Alternative.Greater, 0.1103356809599)]
    [InlineData(RankMethod.Asymptotic, false, Alternative.TwoSided, 0.2206713619198)]
    [InlineData(RankMethod.Exact, true, Alternative.Less, 0.8967698967699)]
    [InlineData(RankMethod.Exact, true, Alternative.Greater, 0.1272061272061)]
    [InlineData(RankMethod.Exact, true, Alternative.TwoSided, 0.2544122544123)]
    public void Permeability_is_that_of_R(RankMethod method, bool continuity, Alternative alternative, double p)
    {
        TestResult found = MannWhitney.Test(Term, Early, method, alternative, continuity);
        Assert.Equal(35, found.Statistic);
        Assert.Equal(p, found.PValue, 1e-12);
    }

    // R, as scipy's tests have it (#11355): ties and answers that never came.
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4.0 }, new[] { 3, 6, 7, 8, double.PositiveInfinity, 3, 2, 1, 4, 4, 5 }, 10,
        0.1297704873477)]
    [InlineData(new[] { 1, 2, 3.0 }, new[] { 1.5, 2.5 }, 3, 1.0)]
    [InlineData(new[] { 1, 2, 3.0 }, new[] { 2.0 }, 1.5, 1.0)]
    public void Ties_are_corrected_as_in_R(double[] first, double[] second, double u, double p)
    {
        TestResult found = MannWhitney.Test(first, second, RankMethod.Asymptotic);
        Assert.Equal(u, found.Statistic);
        Assert.Equal(p, found.PValue, 1e-12);
    }

    // R: wilcox.test(before, after, paired = TRUE, alternative = "greater"), the help page.
    [Fact]
    public void Wilcoxons_test_is_that_of_Rs_help_page()
    {
        TestResult found = WilcoxonSignedRank.Paired(Before, After, alternative: Alternative.Greater);
        Assert.Equal(40, found.Statistic);
        Assert.Equal(0.01953125, found.PValue, 1e-14);
        Assert.Equal(0.0390625, WilcoxonSignedRank.Paired(Before, After).PValue, 1e-14);
    }

    // scipy's documentation of wilcoxon: Darwin's plants, statistic 24 of 120, p = 0.041259765625.
    [Fact]
    public void Darwins_plants_are_those_of_scipys_page()
    {
        TestResult found = WilcoxonSignedRank.Test([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]);
        Assert.Equal((96, 0.041259765625), (found.Statistic, Math.Round(found.PValue, 12)));
    }

    [Fact]
    public void The_exact_tests_count_every_order_ties_or_not() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(-4, 4)).Where(list => list.Count is > 2 and < 9).ToArbitrary(), list =>
        {
            double[] all = [.. list.Select(one => (double)one)];
            return MannWhitneyIsCounted(all, 2) && SignedRankIsCounted(all);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exchanging_the_groups_leaves_the_p_value() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 30)).Where(list => list.Count is > 1 and < 120).ToArbitrary(), list =>
        {
            double[] first = [.. list.Take(list.Count / 2).Append(3).Select(one => (double)one)];
            double[] second = [.. list.Skip(list.Count / 2).Select(one => (double)one)];
            TestResult one = MannWhitney.Test(first, second), other = MannWhitney.Test(second, first);
            return Math.Abs(one.PValue - other.PValue) < 1e-12 && one.PValue is >= 0 and <= 1
                && one.Statistic + other.Statistic == first.Length * second.Length;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_all_is_tied_nothing_is_found()
    {
        Assert.Equal(1, MannWhitney.Test([3, 3, 3], [3, 3]).PValue);
        Assert.Equal(1, WilcoxonSignedRank.Test([0, 0, 0]).PValue);
        Assert.Equal(1, WilcoxonSignedRank.Test([0, 0, 0], RankMethod.Exact).PValue);
    }

    [Fact]
    public void What_cannot_be_ranked_or_counted_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MannWhitney.Test([1, double.NaN], [2]));
        Assert.Throws<ArgumentException>(() => MannWhitney.Test([], [2]));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            MannWhitney.Test(new double[100], new double[100], RankMethod.Exact));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            WilcoxonSignedRank.Test([.. Enumerable.Range(1, 201).Select(i => (double)i)], RankMethod.Exact));
    }

    private static bool MannWhitneyIsCounted(double[] all, int chosen)
    {
        TestResult found = MannWhitney.Test(all.AsSpan(0, chosen), all.AsSpan(chosen), RankMethod.Exact,
            Alternative.Greater);
        int ways = 0, far = 0;
        for (int mask = 0; mask < 1 << all.Length; mask++)
        {
            double[] first = [.. all.Where((_, i) => (mask >> i & 1) == 1)], second = [.. all.Where((_, i) =>
                (mask >> i & 1) == 0)];
            if (first.Length == chosen)
            {
                ways++;
                double u = first.Sum(one => second.Sum(other => one > other ? 1 : one == other ? 0.5 : 0));
                far += u >= found.Statistic ? 1 : 0;
            }
        }

        return Math.Abs(found.PValue - ((double)far / ways)) < 1e-12;
    }

    private static bool SignedRankIsCounted(double[] all)
    {
        TestResult found = WilcoxonSignedRank.Test(all, RankMethod.Exact, Alternative.Less);
        double[] sizes = [.. all.Where(one => one != 0).Select(Math.Abs)];
        double[] ranks = [.. sizes.Select(one => sizes.Count(other => other < one) + ((sizes.Count(other =>
            other == one) + 1) / 2.0))];
        int far = Enumerable.Range(0, 1 << sizes.Length)
            .Count(mask => ranks.Where((_, i) => (mask >> i & 1) == 1).Sum() <= found.Statistic);
        return Math.Abs(found.PValue - ((double)far / (1 << sizes.Length))) < 1e-12;
    }
}
