using Xunit;

namespace Pointsman.Tests.Statistics;

/// <summary>
/// Intervals and bounds beside the table of R. G. Newcombe, Two-sided confidence intervals for the single proportion,
/// Statistics in Medicine 17 (1998), table I.
/// </summary>
public sealed class BoundTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_the_published_one(int right, int count, double low, double high)
    {
        WilsonInterval interval = WilsonInterval.Of(right, count);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Theory]
    [InlineData(81, 263, 0.2527)]
    [InlineData(15, 148, 0.0578)]
    [InlineData(0, 20, 0)]
    [InlineData(1, 29, 0.0009)]
    public void The_bound_of_Clopper_and_Pearson_is_the_published_one(int right, int count, double low) =>
        Assert.Equal(low, Math.Round(LowerBound.Of(right, count, wholes: true, error: 0.025), 4));

    [Fact]
    public void All_right_among_n_bounds_at_the_nth_root_of_the_error() =>
        Assert.Equal(Math.Pow(0.05, 1 / 30.0), LowerBound.Of(30, 30, wholes: true), 1e-12);

    [Fact]
    public void Half_right_results_bound_lower_than_whole_ones_and_never_above_the_mean()
    {
        double whole = LowerBound.Of(90, 100, wholes: true), half = LowerBound.Of(90, 100, wholes: false);
        Assert.InRange(half, 0.7, whole);
        Assert.InRange(whole, half, 0.9);
    }

    [Fact]
    public void Five_voters_of_80_percent_have_a_majority_in_94_point_2_percent() =>
        Assert.Equal(0.94208, Binomial.AtLeast(3, 5, 0.8), 1e-12);

    [Fact]
    public void The_tail_is_the_sum_of_its_terms()
    {
        double term = Math.Pow(0.7, 40), sum = 0;
        double[] tails = new double[41];
        for (int k = 0; k <= 40; k++)
        {
            tails[k] = term;
            term *= (40.0 - k) / (k + 1) * 0.3 / 0.7;
        }

        for (int k = 40; k >= 0; k--)
        {
            sum += tails[k];
            Assert.Equal(sum, Binomial.AtLeast(k, 40, 0.3), 1e-13);
        }
    }

    [Fact]
    public void Large_counts_are_computed_as_well() =>
        Assert.Equal(Normal.Below(-2), Binomial.AtLeast(500_000 + 1_000, 1_000_000, 0.5), 0.0002);
}
