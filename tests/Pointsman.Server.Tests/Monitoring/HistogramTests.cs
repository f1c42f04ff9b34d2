using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Monitoring;

public sealed class HistogramTests
{
    private static readonly double[] Bounds = [0.1, 1, 10];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 0)]
    [InlineData(0.10001, 1)]
    [InlineData(1, 1)]
    [InlineData(10, 2)]
    [InlineData(10.5, 3)]
    [InlineData(double.PositiveInfinity, 3)]
    public void A_value_falls_into_the_first_step_that_holds_it(double value, int step)
    {
        var histogram = new Histogram(Bounds);
        histogram.Add(value);
        Assert.Equal(Enumerable.Range(0, 4).Select(one => one == step ? 1L : 0L),
            Enumerable.Range(0, 4).Select(histogram.Count));
    }

    [Fact]
    public void Every_value_is_counted_once_and_the_sum_is_theirs() => Prop.ForAll<PositiveInt[]>(values =>
    {
        var histogram = new Histogram(Bounds);
        foreach (PositiveInt value in values)
        {
            histogram.Add(value.Get / 10.0);
        }

        Assert.Equal(values.Length, Enumerable.Range(0, 4).Sum(histogram.Count));
        Assert.Equal(values.Sum(value => value.Get / 10.0), histogram.Sum, 1e-3);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public async Task Many_may_count_at_once()
    {
        var histogram = new Histogram(Bounds);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                histogram.Add(0.5);
            }
        })));
        Assert.Equal((80_000L, 40_000.0), (histogram.Count(1), histogram.Sum));
    }
}
