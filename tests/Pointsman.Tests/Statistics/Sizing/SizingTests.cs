using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class SizingTests
{
    // Connor (1987) with z to all digits; power.prop.test and power.t.test of R; statsmodels' TTestIndPower,
    // TTestPower.
    [Fact]
    public void Sizes_and_powers_are_the_published_ones()
    {
        Assert.Equal(488.19, SampleSize.McNemar(0.10, 0.04).Exact, 0.005);
        Assert.Equal(489, SampleSize.McNemar(0.10, 0.04).Cases);
        Assert.Equal(0.740165901331388, Power.TwoProportions(50, 0.5, 0.75), 1e-12);
        Assert.Equal(76.7, SampleSize.TwoProportions(0.5, 0.75, power: 0.9).Exact, 0.05);
        Assert.Equal(63.7656, SampleSize.TwoMeans(0.5).Exact, 5e-5);
        Assert.Equal(33.36713, SampleSize.PairedMeans(0.5).Exact, 5e-5);
    }

    // R's help page of power.t.test: n = 20, delta = 1, sd = 1 has power 0.8689528; power 0.90 needs 22.02110 per
    // group.
    [Fact]
    public void The_examples_of_Rs_help_page_are_met()
    {
        Assert.Equal(0.868953, Power.TwoMeans(20, 1), 5e-7);
        Assert.Equal(22.02110, SampleSize.TwoMeans(1, power: 0.9).Exact, 5e-5);
        Assert.Equal(17.84713, SampleSize.TwoMeans(1, power: 0.9, oneSided: true).Exact, 5e-5);
    }

    [Fact]
    public void The_power_at_the_size_is_the_power_asked_for() => Prop.ForAll(
        Gen.Choose(5, 60).ToArbitrary(), Gen.Choose(1, 4).ToArbitrary(), Gen.Choose(50, 99).ToArbitrary(),
        (discordance, part, percent) =>
        {
            double psi = discordance / 100.0, delta = psi * part / 5, power = percent / 100.0;
            double size = SampleSize.McNemar(psi, delta, power).Exact, effect = part / 4.0;
            double both = SampleSize.TwoProportions(0.4, 0.4 + (delta / 2), power).Exact;
            double pairs = SampleSize.PairedMeans(effect, power).Exact;
            return Near(Power.McNemar(size, psi, delta), power)
                && Near(Power.TwoProportions(both, 0.4, 0.4 + (delta / 2)), power)
                && (pairs == 2 || Near(Power.PairedMeans(pairs, effect), power));

            static bool Near(double found, double wanted) => Math.Abs(found - wanted) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Wilsons_interval_of_that_many_cases_is_as_wide_as_was_asked() => Prop.ForAll(
        Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (percent, half) =>
        {
            double n = SampleSize.WilsonHalfWidth(percent / 100.0, half / 100.0).Exact, right = percent / 100.0 * n;
            WilsonInterval found = WilsonInterval.Of(right, n);
            return Math.Abs(found.High - found.Low - (half / 50.0)) < 1e-9;
        }).QuickCheckThrowOnFailure();

    // 4,000 runs of the size found: the share in which non-inferiority is shown is the power, within four errors.
    [Theory]
    [InlineData(0.10, 0.05, 0.0)]
    [InlineData(0.20, 0.05, 0.01)]
    public void The_size_for_non_inferiority_has_the_power_in_trials(double discordance, double margin,
        double difference)
    {
        int cases = (int)SampleSize.NonInferiority(discordance, margin, difference).Cases, shown = 0;
        var random = new RandomStream(3);
        for (int run = 0; run < 4000; run++)
        {
            int first = 0, second = 0;
            for (int i = 0; i < cases; i++)
            {
                double draw = random.Below(1_000_000) / 1e6;
                first += draw < (discordance + difference) / 2 ? 1 : 0;
                second += draw >= (discordance + difference) / 2 && draw < discordance ? 1 : 0;
            }

            var counts = new PairedCounts(cases - first - second, first, second, 0);
            shown += PairedProportionDifference.TangoScore(counts, -margin) > 1.6448536 ? 1 : 0;
        }

        Assert.Equal(0.8, shown / 4000.0, 0.026);
    }

    [Fact]
    public void A_larger_difference_and_a_wider_margin_need_fewer_cases()
    {
        Assert.True(SampleSize.McNemar(0.2, 0.08).Exact < SampleSize.McNemar(0.2, 0.04).Exact);
        Assert.True(SampleSize.NonInferiority(0.1, 0.05).Exact < SampleSize.NonInferiority(0.1, 0.03).Exact);
        Assert.True(SampleSize.NonInferiorMeans(0.3).Exact < SampleSize.NonInferiorMeans(0.2).Exact);
    }

    [Fact]
    public void What_no_number_of_cases_shows_is_refused_and_what_cannot_be_is_too()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.McNemar(0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.McNemar(0.1, 0.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.TwoMeans(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.TwoProportions(0.3, 0.3));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.NonInferiority(0.1, 0.05, -0.05));
        Assert.Throws<ArgumentException>(() => SampleSize.TwoMeans(1e-9));
        Assert.Throws<ArgumentException>(() => Power.PairedMeans(1, 1));
    }

    [Fact]
    public void An_inconclusive_result_is_told_how_many_more_it_needs()
    {
        var seen = new PairedCounts(80, 12, 8, 100);
        Assert.Equal(SampleSize.McNemar(0.1, 0.02).Cases - 200, MoreCases.ForDifference(seen));
        Assert.Equal(489 - 200, MoreCases.ForDifference(seen, 0.04));
        Assert.Null(MoreCases.ForDifference(new PairedCounts(80, 10, 10, 100)));
        Assert.Equal(0, MoreCases.ForDifference(new PairedCounts(80, 60, 8, 100)));
        Assert.Null(MoreCases.ForNonInferiority(new PairedCounts(80, 2, 20, 98), 0.05));
        Assert.Equal(
            SampleSize.NonInferiority(0.1, 0.05, -0.02).Cases - 200,
            MoreCases.ForNonInferiority(new PairedCounts(80, 8, 12, 100), 0.05));
        Assert.Null(MoreCases.ForMeans([1, -1]));
        Assert.Equal(0, MoreCases.ForMeans([1, 1]));
        Assert.Equal(SampleSize.PairedMeans(0.5 / Math.Sqrt(2.5)).Cases - 5, MoreCases.ForMeans([-1.5, -0.5, 0.5, 1.5,
            2.5]));
    }
}
