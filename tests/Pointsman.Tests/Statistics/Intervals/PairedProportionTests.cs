using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class PairedProportionTests
{
    private static readonly Gen<PairedCounts> AnyCounts =
        from both in Gen.Choose(0, 40)
        from first in Gen.Choose(0, 20)
        from second in Gen.Choose(0, 20)
        from neither in Gen.Choose(0, 40)
        where both + first + second + neither > 0
        select new PairedCounts(both, first, second, neither);

    // Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables (2017), chapter 8: airways before and
    // after a transplantation, and answers to a consolidation therapy (their R package contingencytables).
    [Theory]
    [InlineData(1, 1, 7, 12, -0.517, -0.026)]
    public void Tangos_interval_is_the_published_one(int both, int first, int second, int neither, double low,
        double high)
    {
        ConfidenceInterval found = PairedProportionDifference.Tango(new PairedCounts(both, first, second, neither));
        Assert.Equal((low, high), (Math.Round(found.Low, 3), Math.Round(found.High, 3)));
    }

    [Theory]
    [InlineData(59, 6, 16, 80, -0.1186, -0.0046)]
    public void Newcombes_paired_interval_is_the_published_one(
        int both, int first, int second, int neither, double low, double high)
    {
        ConfidenceInterval found = PairedProportionDifference.Newcombe(new PairedCounts(both, first, second, neither));
        Assert.Equal((low, high), (Math.Round(found.Low, 4), Math.Round(found.High, 4)));
    }

    // Inverting the score test at no difference is McNemar's chi-square without correction.
    [Fact]
    public void Tangos_score_of_no_difference_is_McNemars() => Prop.ForAll(AnyCounts.ToArbitrary(), counts =>
    {
        double score = PairedProportionDifference.TangoScore(counts, 0);
        double chi = McNemar.ChiSquared(counts.FirstOnly, counts.SecondOnly, continuity: false).Statistic;
        return Math.Abs((score * score) - chi) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Both_intervals_hold_their_estimate_and_turn_with_the_models() => Prop.ForAll(
        AnyCounts.ToArbitrary(), counts =>
        {
            (int both, int first, int second, int neither) = counts;
            var turned = new PairedCounts(both, second, first, neither);
            return Turns(PairedProportionDifference.Tango(counts), PairedProportionDifference.Tango(turned))
                && Turns(PairedProportionDifference.Newcombe(counts), PairedProportionDifference.Newcombe(turned));

            static bool Turns(ConfidenceInterval one, ConfidenceInterval other) =>
                one.Low <= one.Value + 1e-12 && one.High >= one.Value - 1e-12 && one.Low >= -1 && one.High <= 1
                && Math.Abs(one.Low + other.High) < 1e-9 && Math.Abs(one.High + other.Low) < 1e-9;
        }).QuickCheckThrowOnFailure();

    // Each end of the interval is where the score is just as far out as the level allows.
    [Fact]
    public void At_the_ends_the_score_is_the_quantile_of_the_level() => Prop.ForAll(AnyCounts.ToArbitrary(), counts =>
    {
        ConfidenceInterval found = PairedProportionDifference.Tango(counts);
        return (found.Low <= -1 || Math.Abs(PairedProportionDifference.TangoScore(counts,
            found.Low) - WilsonInterval.Z95) < 1e-6)
            && (found.High >= 1 || Math.Abs(PairedProportionDifference.TangoScore(counts,
                found.High) + WilsonInterval.Z95) < 1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cases_are_counted_by_who_got_them_right()
    {
        PairedCounts counts = PairedCounts.Of([true, true, false, false, true], [true, false, true, false, false]);
        Assert.Equal(new PairedCounts(1, 2, 1, 1), counts);
        Assert.Equal((0.2, 0.6), (counts.Difference, counts.Discordance));
        Assert.Throws<ArgumentException>(() => PairedCounts.Of([true], [true, false]));
    }

    [Fact]
    public void Models_that_are_always_alike_differ_by_little_or_nothing()
    {
        ConfidenceInterval found = PairedProportionDifference.Tango(new PairedCounts(50, 0, 0, 50));
        Assert.Equal(0, found.Value);
        Assert.Equal(-found.Low, found.High, 1e-12);
        Assert.InRange(found.High, 0.03, 0.04);
        ConfidenceInterval all = PairedProportionDifference.Tango(new PairedCounts(0, 10, 0, 0));
        Assert.Equal((1, 1), (all.Value, all.High));
        Assert.InRange(all.Low, 0.4, 0.9);
    }

    [Fact]
    public void No_case_and_fewer_than_no_case_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            PairedProportionDifference.Tango(new PairedCounts(0, 0, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => PairedProportionDifference.Newcombe(new PairedCounts(5, -1, 0, 0)));
    }
}
