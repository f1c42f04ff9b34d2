using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class NormalTests
{
    // Abramowitz and Stegun, Handbook of Mathematical Functions (1964), table 26.1: P(x) to 15 decimals.
    [Theory]
    [InlineData(0.0, 0.500000000000000)]
    [InlineData(0.5, 0.691462461274013)]
    [InlineData(1.0, 0.841344746068543)]
    [InlineData(1.5, 0.933192798731142)]
    [InlineData(2.0, 0.977249868051821)]
    [InlineData(2.5, 0.993790334674224)]
    [InlineData(3.0, 0.998650101968370)]
    public void The_share_below_a_point_is_that_of_the_published_table(double z, double share) =>
        Assert.Equal(share, Normal.Below(z), 1e-14);

    // The same book, table 26.2: −log10 Q(x) for large x.
    [Theory]
    [InlineData(5, 6.54265)]
    [InlineData(6, 9.00586)]
    [InlineData(10, 23.11805)]
    [InlineData(20, 88.56010)]
    public void The_far_tail_is_that_of_the_published_table(double z, double minusLogarithm) =>
        Assert.Equal(minusLogarithm, -Math.Log10(Normal.Below(-z)), 5e-6);

    [Fact]
    public void What_lies_below_and_what_lies_above_come_to_one() => Prop.ForAll(
        Gen.Choose(-8_000, 8_000).Select(thousandths => thousandths / 1_000.0).ToArbitrary(),
        z => Math.Abs(Normal.Below(z) + Normal.Below(-z) - 1.0) < 1e-15).QuickCheckThrowOnFailure();

    [Fact]
    public void More_lies_below_a_higher_point() => Prop.ForAll(
        Gen.Choose(-8_000, 7_999).ToArbitrary(),
        thousandths => Normal.Below(thousandths / 1_000.0) <= Normal.Below((thousandths + 1) / 1_000.0))
        .QuickCheckThrowOnFailure();
}
