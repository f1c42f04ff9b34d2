using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class AgreementTests
{
    private static readonly long[][] Table = [[0, 4, 1], [0, 8, 0], [0, 1, 5]];

    // The data anxiety of R's package irr, raters 2 and 3, as statsmodels' tests have it.
    private static readonly int[] Second = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4];
    private static readonly int[] Third = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2];

    // SAS, PROC FREQ, as statsmodels' tests have it: kappa, error, interval, error under no agreement, z, p.
    [Theory]
    [InlineData(KappaWeights.None, 0.4842, 0.1380, 0.2137, 0.7547, 0.1484, 3.2626, 0.0011)]
    [InlineData(KappaWeights.Linear, 0.4701, 0.1457, 0.1845, 0.7558, 0.1426, 3.2971, 0.0010)]
    public void Cohens_kappa_is_that_of_SAS(
        KappaWeights weights, double kappa, double error, double low, double high, double none, double z, double p)
    {
        KappaResult found = CohenKappa.Of(Table, weights);
        double[] numbers =
        [
            found.Kappa, found.Interval!.StandardError!.Value, found.Interval.Low, found.Interval.High,
            found.NullStandardError, found.Z, found.PValue,
        ];
        Assert.Equal([kappa, error, low, high, none, z, p], numbers.Select(number => Math.Round(number, 4)));
    }

    // R: kappa2(anxiety[, 2:3], weight); irr leaves out the category 5, which neither gave, so 6 comes after 4.
    [Theory]
    [InlineData(KappaWeights.None, -0.006289308, -0.0604067, 0.9518317)]
    [InlineData(KappaWeights.Linear, 0.1459075, 1.282472, 0.1996772)]
    [InlineData(KappaWeights.Quadratic, 0.2520325, 1.437451, 0.1505898)]
    public void Cohens_kappa_is_that_of_irr(KappaWeights weights, double kappa, double z, double p)
    {
        KappaResult found = CohenKappa.OfRatings(
            [.. Second.Select(one => Math.Min(one, 5) - 1)], [.. Third.Select(one => Math.Min(one, 5) - 1)], weights);
        Assert.Equal(kappa, found.Kappa, 5e-8);
        Assert.Equal(z, found.Z, 5e-7);
        Assert.Equal(p, found.PValue, 5e-8);
    }

    // Fleiss (1971): six psychiatrists, thirty patients, five diagnoses; R: kappam.fleiss(diagnoses).
    [Fact]
    public void Fleiss_kappa_is_that_of_his_psychiatrists()
    {
        string[] patients =
        [
            "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555",
            "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555",
            "555555", "244444", "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555",
        ];
        KappaResult found = FleissKappa.Of(
            [.. patients.Select(one => (IReadOnlyList<int>)[.. "12345".Select(category => one.Count(c =>
                c == category))])]);
        Assert.Equal(0.4302445, found.Kappa, 5e-8);
        Assert.Equal(17.65183, found.Z, 5e-6);
    }

    // The table of the encyclopedia that statsmodels tests too: 14 raters, ten things.
    [Fact]
    public void Fleiss_kappa_of_fourteen_raters_is_0_point_210()
    {
        int[][] table =
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ];
        Assert.Equal(0.210, Math.Round(FleissKappa.Of(table).Kappa, 3));
        Assert.Throws<ArgumentException>(() => FleissKappa.Of([[1, 2], [1, 1]]));
    }

    // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C and D: 0.743, 0.815, 0.849, 0.797.
    [Theory]
    [InlineData(RatingScale.Nominal, 0.743)]
    [InlineData(RatingScale.Ordinal, 0.815)]
    [InlineData(RatingScale.Interval, 0.849)]
    [InlineData(RatingScale.Ratio, 0.797)]
    public void Krippendorffs_alpha_is_that_of_his_example(RatingScale scale, double alpha)
    {
        double[][] ratings =
        [
            [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
            [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
        ];
        Assert.Equal(alpha, Math.Round(KrippendorffAlpha.Of(ratings, scale), 3));
    }

    [Fact]
    public void Raters_who_always_agree_have_1_and_who_exchanges_them_has_the_same() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 3)).Where(list => list.Distinct().Count() > 1).ToArbitrary(), list =>
        {
            int[] ratings = [.. list], other = [.. list.Skip(1), list[0]];
            return Math.Abs(CohenKappa.OfRatings(ratings, ratings).Kappa - 1) < 1e-12
                && Math.Abs(KrippendorffAlpha.Of([.. ratings.Select(one => (double[])[one, one])]) - 1) < 1e-12
                && Math.Abs(CohenKappa.OfRatings(ratings, other, KappaWeights.Quadratic).Kappa
                    - CohenKappa.OfRatings(other, ratings, KappaWeights.Quadratic).Kappa) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Where_there_is_only_one_rating_agreement_shows_nothing()
    {
        Assert.True(double.IsNaN(CohenKappa.OfRatings([1, 1], [1, 1]).Kappa));
        Assert.True(double.IsNaN(FleissKappa.Of([[3, 0], [3, 0]]).Kappa));
        Assert.True(double.IsNaN(KrippendorffAlpha.Of([[2, 2], [2, 2]])));
        Assert.Throws<ArgumentException>(() => CohenKappa.OfRatings([], []));
        Assert.Throws<ArgumentException>(() => CohenKappa.OfRatings([1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CohenKappa.OfRatings([-1], [1]));
    }

    [Fact]
    public void A_judge_who_likes_the_first_place_is_found_out()
    {
        PositionBias found = PositionBias.Of(pairs: 100, firstTwice: 24, secondTwice: 6);
        Assert.Equal((0.3, 0.8), (found.Following.Value, found.First.Value));
        Assert.Equal(BinomialTest.Exact(24, 30).PValue, found.PValue);
        Assert.True(found.PValue < 0.01 && !found.First.Contains(0.5));
        Assert.Equal(1, PositionBias.Of(50, 0, 0).PValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => PositionBias.Of(10, 6, 5));
    }
}
