using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class BetaTests
{
    // With one hit and b misses the share is 1 − (1 − x)ᵇ; with a hits and one miss it is xᵃ. Logarithms of factorials
    // of 2,000 are near 13,000, where a double is exact to 2e-12, so no more can be asked of their difference.
    [Fact]
    public void The_share_is_the_closed_form_where_there_is_one() => Prop.ForAll(
        Gen.Choose(1, 999).ToArbitrary(), Gen.Choose(1, 2000).ToArbitrary(),
        (thousandths, count) =>
        {
            double x = thousandths / 1000.0;
            return Math.Abs(Beta.Below(x, 1, count) - (1 - Math.Pow(1 - x, count))) < 1e-11
                && Math.Abs(Beta.Below(x, count, 1) - Math.Pow(x, count)) < 1e-11;
        }).QuickCheckThrowOnFailure();

    // For whole counts it is a tail of the binomial distribution (Abramowitz and Stegun 26.5.24), summed here.
    [Theory]
    [InlineData(0.3, 3, 4)]
    [InlineData(0.05, 2, 60)]
    [InlineData(0.9, 20, 5)]
    [InlineData(0.5, 30, 30)]
    public void The_share_is_a_tail_of_the_binomial_distribution(double x, int hits, int misses)
    {
        int n = hits + misses - 1;
        double tail = 0;
        for (int i = hits; i <= n; i++)
        {
            double ways = 1;
            for (int j = 1; j <= i; j++)
            {
                ways *= (n - i + j) / (double)j;
            }

            tail += ways * Math.Pow(x, i) * Math.Pow(1 - x, n - i);
        }

        Assert.Equal(tail, Beta.Below(x, hits, misses), 1e-12);
    }

    [Fact]
    public void Hits_and_misses_mirror_each_other() => Prop.ForAll(
        Gen.Choose(1, 999).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(),
        (thousandths, a, b) => Math.Abs(
            Beta.Below(thousandths / 1000.0, a / 2.0, b / 2.0)
            + Beta.Below(1 - (thousandths / 1000.0), b / 2.0, a / 2.0) - 1) < 1e-11).QuickCheckThrowOnFailure();
}
