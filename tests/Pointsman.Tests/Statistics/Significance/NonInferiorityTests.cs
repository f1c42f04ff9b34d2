using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class NonInferiorityTests
{
    [Fact]
    public void The_bound_and_the_p_value_say_the_same() => Prop.ForAll(
        Gen.Choose(0, 30).ToArbitrary(), Gen.Choose(0, 30).ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(),
        (first, second, hundredths) =>
        {
            NonInferiorityResult found = NonInferiority.PairedBinary(
                new PairedCounts(60, first, second, 20), hundredths / 100.0);
            return found.IsShown == (found.PValue < 0.05) && found.LowerBound <= found.Difference;
        }).QuickCheckThrowOnFailure();

    // T. Tango (1998), table 4: 44 pairs of lenses, one cleaned worse by the new way and none better; z = 1.709 at a
    // margin of 0.1.
    [Fact]
    public void Tangos_lenses_are_not_worse_by_a_tenth()
    {
        NonInferiorityResult found = NonInferiority.PairedBinary(new PairedCounts(43, 0, 1, 0), 0.1);
        Assert.Equal(1.709, -Normal.Quantile(found.PValue!.Value), 5e-4);
        Assert.True(found.IsShown);
    }

    [Fact]
    public void Means_are_tested_by_the_t_test_of_what_they_are_above_the_margin()
    {
        double[] differences = [-0.1, 0.2, 0.05, -0.15, 0.1, 0.0, 0.12, -0.02];
        NonInferiorityResult found = NonInferiority.PairedMeans(differences, 0.1);
        TTestResult test = TTest.OneSample(differences, -0.1, Alternative.Greater, level: 0.9);
        Assert.Equal(test.PValue, found.PValue!.Value, 1e-14);
        Assert.Equal(test.Difference.Low - 0.1, found.LowerBound, 1e-14);
        Assert.True(found.IsShown);
        Assert.False(NonInferiority.PairedMeans(differences, 0.01).IsShown);
    }

    [Fact]
    public void The_bootstrap_has_about_the_bound_of_t()
    {
        double[] differences = [.. Enumerable.Range(0, 200).Select(i => ((i * 37) % 41 / 41.0) - 0.45)];
        double t = NonInferiority.PairedMeans(differences, 0.1).LowerBound;
        NonInferiorityResult found = NonInferiority.Bootstrapped(differences, 0.1);
        Assert.Equal(t, found.LowerBound, 0.003);
        Assert.Null(found.PValue);
    }

    [Fact]
    public void Clusters_widen_what_hangs_together()
    {
        double[] differences = [.. Enumerable.Range(0, 60).Select(i => i / 10 % 2 == 0 ? 0.1 : -0.1)];
        int[] clusters = [.. Enumerable.Range(0, 60).Select(i => i / 10)];
        Assert.True(NonInferiority.PairedMeans(differences, 0.05, clusters).LowerBound
            < NonInferiority.PairedMeans(differences, 0.05).LowerBound);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_margin_that_is_none_is_refused(double margin)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            NonInferiority.PairedBinary(new PairedCounts(1, 1, 1, 1), margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => NonInferiority.PairedMeans([1, 2], margin));
        Assert.Throws<ArgumentOutOfRangeException>(() => NonInferiority.PairedMeans([1, 2], 1, error: 0.6));
    }
}
