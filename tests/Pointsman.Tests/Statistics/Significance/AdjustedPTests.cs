using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class AdjustedPTests
{
    // Benjamini and Hochberg, JRSS B 57 (1995), § 3.2, fifteen endpoints of a trial; adjusted by R's p.adjust.
    private static readonly double[] Trial =
    [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759,
            1.0,
    ];

    private static readonly Arbitrary<double[]> AnyPValues =
        Gen.ListOf(Gen.Choose(0, 1000)).Select(list => list.Select(one => one / 1000.0).ToArray()).ToArbitrary();

    [Fact]
    public void Benjamini_and_Hochbergs_are_those_of_R() => Near(
        [
            0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714, 0.06385714, 0.0645, 0.0765, 0.486, 0.58118182,
                0.714875,
            0.75323077, 0.81321429, 1,
        ],
        AdjustedP.BenjaminiHochberg(Trial), 5e-9);

    // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), m), worked by hand as well.
    [Fact]
    public void Five_p_values_are_adjusted_as_by_R()
    {
        double[] five = [0.05, 0.01, 0.04, 0.02, 0.03];
        Near([0.09, 0.05, 0.09, 0.08, 0.09], AdjustedP.Holm(five), 1e-15);
        Near([0.25, 0.05, 0.20, 0.10, 0.15], AdjustedP.Bonferroni(five), 1e-15);
        Near([0.05, 0.05, 0.05, 0.05, 0.05], AdjustedP.BenjaminiHochberg(five), 1e-15);
        Near([.. Enumerable.Repeat(0.05 * 137 / 60, 5)], AdjustedP.BenjaminiYekutieli(five), 1e-15);
    }

    [Fact]
    public void None_is_made_smaller_and_Bonferroni_finds_least() => Prop.ForAll(AnyPValues, p =>
    {
        double[] holm = AdjustedP.Holm(p), bonferroni = AdjustedP.Bonferroni(p), found = AdjustedP.BenjaminiHochberg(p);
        return Enumerable.Range(0, p.Length).All(i =>
            p[i] <= found[i] + 1e-15 && found[i] <= holm[i] + 1e-15 && holm[i] <= bonferroni[i] + 1e-15
            && bonferroni[i] <= 1 && found[i] <= AdjustedP.BenjaminiYekutieli(p)[i] + 1e-15);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_stays_and_the_order_given_does_not_matter() => Prop.ForAll(AnyPValues, p =>
    {
        double[] sorted = [.. p.Order()];
        return AdjustedP.Holm(p).Order().SequenceEqual(AdjustedP.Holm(sorted))
            && AdjustedP.BenjaminiHochberg(p).Order().SequenceEqual(AdjustedP.BenjaminiHochberg(sorted));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void None_at_all_stays_none_and_what_is_no_share_is_refused()
    {
        Assert.Empty(AdjustedP.Holm([]));
        Assert.Contains("pValues[1]", Assert.Throws<ArgumentOutOfRangeException>(
            () => AdjustedP.Holm([0.1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => AdjustedP.BenjaminiHochberg([1.1]));
    }

    private static void Near(double[] expected, double[] found, double within)
    {
        Assert.Equal(expected.Length, found.Length);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, within));
    }
}
