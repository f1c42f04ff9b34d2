using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class MeanIntervalTests
{
    // inspect_ai's own test of its clustered standard error says 0.645; the sum can be done by hand.
    [Fact]
    public void The_clustered_standard_error_is_that_of_inspect()
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        int[] clusters = [.. Enumerable.Range(0, 20).Select(i => i % 4)];
        ConfidenceInterval found = MeanInterval.Clustered(values, clusters);
        Assert.Equal(0.6454972243679028, found.StandardError!.Value, 1e-14);
        Assert.Equal(9.5, found.Value);
        Assert.Equal(0.6454972243679028 * StudentT.Quantile(0.975, 3), found.High - 9.5, 1e-12);
    }

    // R: t.test(extra, data = sleep[1:10, ]) of Student's own data; mean 0.75, interval −0.5297804 to 2.0297804.
    [Fact]
    public void The_interval_of_a_mean_is_that_of_R()
    {
        ConfidenceInterval found = MeanInterval.Of([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);
        Assert.Equal(0.75, found.Value, 1e-15);
        Assert.Equal(-0.5297804, found.Low, 5e-8);
        Assert.Equal(2.0297804, found.High, 5e-8);
    }

    [Fact]
    public void Clusters_of_one_are_no_clusters() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(-1000, 1000)).Where(list => list.Count > 1).ToArbitrary(), list =>
        {
            double[] values = [.. list.Select(one => one / 7.0)];
            ConfidenceInterval plain = MeanInterval.Of(values);
            ConfidenceInterval each = MeanInterval.Clustered(values, [.. Enumerable.Range(0, values.Length)]);
            return Math.Abs(plain.Low - each.Low) < 1e-9 && Math.Abs(plain.High - each.High) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Repeating_every_value_in_its_cluster_gains_nothing()
    {
        double[] values = [0.2, 0.9, 0.4, 0.5, 0.8];
        int[] clusters = [10, 20, 30, 40, 50];
        ConfidenceInterval once = MeanInterval.Clustered(values, clusters);
        ConfidenceInterval thrice = MeanInterval.Clustered(
            [.. values, .. values, .. values], [.. clusters, .. clusters, .. clusters]);
        Assert.Equal(once.Low, thrice.Low, 1e-12);
        Assert.Equal(once.High, thrice.High, 1e-12);
    }

    [Fact]
    public void Values_far_from_0_keep_their_digits()
    {
        ConfidenceInterval near = MeanInterval.Of([1, 2, 3, 4]), far = MeanInterval.Of([1e9 + 1, 1e9 + 2, 1e9 + 3,
            1e9 + 4]);
        Assert.Equal(near.StandardError!.Value, far.StandardError!.Value, 1e-9);
    }

    [Fact]
    public void Too_few_values_and_what_is_no_number_are_refused()
    {
        Assert.Contains("found 1 values; needed are at least 2",
            Assert.Throws<ArgumentException>(() => MeanInterval.Of([1])).Message, StringComparison.Ordinal);
        Assert.Contains("values[1]",
            Assert.Throws<ArgumentOutOfRangeException>(() =>
                MeanInterval.Of([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MeanInterval.Clustered([1, 2], [7, 7]));
        Assert.Throws<ArgumentException>(() => MeanInterval.Clustered([1, 2], [7]));
    }
}
