using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class IsotonicTests
{
    // 1 | 3 2 pool to 2.5 | 4 3 5 3 : 4 3 to 3.5, 5 3 to 4.
    [Fact]
    public void Neighbours_in_the_wrong_order_are_pooled() => Assert.Equal(
        [1, 2.5, 2.5, 3.5, 3.5, 4, 4], Isotonic.Fit([1, 3, 2, 4, 3, 5, 3], [1, 1, 1, 1, 1, 1, 1]));

    [Fact]
    public void A_pool_is_the_weighted_mean() => Assert.Equal([0.25, 0.25], Isotonic.Fit([1, 0], [1, 3]));

    // The best non-decreasing fit is a division into runs, each at its mean: of all divisions the nearest that rises.
    [Fact]
    public void It_is_the_best_of_all_divisions_into_rising_runs() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 10).Zip(Gen.Choose(1, 5))).Where(list => list.Count is > 0 and < 9).ToArbitrary(),
        list =>
        {
            double[] values = [.. list.Select(one => one.Item1 / 10.0)];
            double[] weights = [.. list.Select(one => (double)one.Item2)];
            double[] fitted = Isotonic.Fit(values, weights);
            double best = Enumerable.Range(0, 1 << (values.Length - 1)).Min(cuts => LossOfRuns(values, weights, cuts));
            return fitted.Zip(fitted.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12)
                && Math.Abs(Loss(values, weights, fitted) - best) < 1e-9;
        }).QuickCheckThrowOnFailure();

    private static double LossOfRuns(double[] values, double[] weights, int cuts)
    {
        double[] fit = new double[values.Length];
        int start = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (i == values.Length - 1 || (cuts >> i & 1) == 1)
            {
                double weight = weights[start..(i + 1)].Sum();
                double mean = Enumerable.Range(start, i - start + 1).Sum(j => values[j] * weights[j]) / weight;
                Array.Fill(fit, mean, start, i - start + 1);
                start = i + 1;
            }
        }

        return fit.Zip(fit.Skip(1)).All(pair => pair.First <= pair.Second + 1e-12)
            ? Loss(values, weights, fit) : double.PositiveInfinity;
    }

    private static double Loss(double[] values, double[] weights, double[] fit) =>
        values.Select((value, i) => weights[i] * (value - fit[i]) * (value - fit[i])).Sum();
}
