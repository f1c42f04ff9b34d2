using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class RidgeTests
{
    // Rows (1, x) with x = −1, 0, 1 and targets 0, 1, 5: the sums are n = 3, Σx² = 2, Σy = 6, Σxy = 5. The columns are
    // orthogonal, so the constant is 6/3 and the slope 5/(2 + penalty).
    [Theory]
    [InlineData(0.0, 2.5)]
    [InlineData(0.5, 2.0)]
    [InlineData(3.0, 1.0)]
    public void The_penalty_shrinks_the_slope_and_spares_the_constant(double penalty, double slope)
    {
        double[] found = Ridge.Fit([[1, -1], [1, 0], [1, 1]], [0, 1, 5], [1, 1, 1], penalty);
        Assert.Equal(2.0, found[0], 1e-8);
        Assert.Equal(slope, found[1], 1e-8);
    }

    // By hand, x = 0, 1, 3, y = 1, 2, 2, weights 1, 2, 1, penalty 1:
    // [4 5; 5 12] (a, b) = (7, 10), determinant 23, a = (7·12 − 5·10)/23 = 34/23, b = (4·10 − 5·7)/23 = 5/23.
    [Fact]
    public void A_weighted_system_has_the_solution_found_by_hand()
    {
        double[] found = Ridge.Fit([[1, 0], [1, 1], [1, 3]], [1, 2, 2], [1, 2, 1], 1.0);
        Assert.Equal(34.0 / 23.0, found[0], 1e-8);
        Assert.Equal(5.0 / 23.0, found[1], 1e-8);
    }

    [Fact]
    public void A_row_without_weight_says_nothing() => Assert.Equal(
        Ridge.Fit([[1, 0], [1, 1]], [1, 2], [1, 1], 0.1),
        Ridge.Fit([[1, 0], [1, 1], [1, 9]], [1, 2, -50], [1, 1, 0], 0.1));

    [Fact]
    public void Two_columns_that_are_the_same_share_what_one_would_have()
    {
        double[] found = Ridge.Fit([[1, -1, -1], [1, 1, 1]], [-1, 1], [1, 1], 1e-6);
        Assert.Equal(0.5, found[1], 1e-4);
        Assert.Equal(found[1], found[2], 1e-6);
    }

    [Fact]
    public void Nothing_fitted_gives_no_coefficients() => Assert.Empty(Ridge.Fit([], [], [], 1.0));
}
