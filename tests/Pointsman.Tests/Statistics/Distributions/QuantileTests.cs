using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class QuantileTests
{
    // scipy's stats.t.ppf(0.975, df), which has ten digits; the next test asks for more where more is known.
    [Theory]
    [InlineData(1, 12.706204736432095)]
    [InlineData(9, 2.2621571627409915)]
    [InlineData(30, 2.0422724563012373)]
    [InlineData(double.PositiveInfinity, 1.959963984540054)]
    public void Students_97_point_5_percent_are_those_of_scipy(double freedom, double t)
    {
        Assert.Equal(t, StudentT.Quantile(0.975, freedom), 1e-10 * t);
        Assert.Equal(-t, StudentT.Quantile(0.025, freedom), 1e-10 * t);
    }

    [Fact]
    public void Students_quantile_is_the_closed_form_where_there_is_one()
    {
        Assert.Equal(Math.Tan(0.475 * Math.PI), StudentT.Quantile(0.975, 1), 1e-12);
        Assert.Equal(0.95 * Math.Sqrt(2 / (4 * 0.975 * 0.025)), StudentT.Quantile(0.975, 2), 1e-13);
    }

    // mpmath 1.3.0, at 30 digits.
    [Theory]
    [InlineData(0.975, 1.9599639845400542)]
    [InlineData(0.9, 1.2815515655446005)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-300, -37.047096299361199)]
    [InlineData(0.8, 0.84162123357291421)]
    [InlineData(0.5, 0)]
    public void The_normal_quantile_has_14_digits(double below, double z) =>
        Assert.Equal(z, Normal.Quantile(below), 4e-14 * Math.Max(1, Math.Abs(z)));

    // The same; Abramowitz and Stegun's table 26.8 has 3.84146, 23.2093 and 0.351846.
    [Theory]
    [InlineData(0.95, 1, 3.841458820694126)]
    [InlineData(0.99, 10, 23.20925115895436)]
    [InlineData(0.05, 3, 0.3518463177492714)]
    public void The_quantile_of_chi_square_has_13_digits(double below, double freedom, double x) =>
        Assert.Equal(x, ChiSquare.Quantile(below, freedom), 1e-12 * x);

    [Fact]
    public void A_share_goes_to_its_quantile_and_back() => Prop.ForAll(
        Gen.Choose(1, 9_999).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(),
        (parts, a, b) =>
        {
            double share = parts / 10_000.0;
            return Near(Beta.Below(Beta.Quantile(share, a / 4.0, b / 4.0), a / 4.0, b / 4.0), share)
                && Near(StudentT.Below(StudentT.Quantile(share, a / 4.0), a / 4.0), share)
                && Near(ChiSquare.Below(ChiSquare.Quantile(share, a / 4.0), a / 4.0), share)
                && Near(Normal.Below(Normal.Quantile(share)), share);

            static bool Near(double found, double wanted) => Math.Abs(found - wanted) < 1e-10;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ends_are_where_the_distribution_ends()
    {
        Assert.Equal((0, 1), (Beta.Quantile(0, 2, 3), Beta.Quantile(1, 2, 3)));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
        Assert.Equal(double.NegativeInfinity, StudentT.Quantile(0, 4));
        Assert.Equal(double.PositiveInfinity, ChiSquare.Quantile(1, 4));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void What_is_no_share_is_refused_with_what_is_allowed(double share)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(share));
        Assert.Contains("a share from 0 to 1", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Quantile(share, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(share, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquare.Quantile(share, 1));
    }

    [Fact]
    public void No_number_at_all_is_refused_everywhere()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Below(double.NaN, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Beta.Below(0.5, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Below(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Log(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Below(double.NaN, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Below(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoncentralT.Below(1, 0.5, 0));
    }
}
