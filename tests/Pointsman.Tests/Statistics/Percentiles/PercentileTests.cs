using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class PercentileTests
{
    private static readonly Gen<double[]> AnyValues = Gen.ListOf(Gen.OneOf(
        Gen.Choose(0, 5).Select(one => (double)one),
        Gen.Choose(1, int.MaxValue).Select(one => one / 1000.0),
        Gen.Choose(-300, 300).Select(exponent => Math.Pow(10, exponent)))).Select(list => list.ToArray());

    // R: quantile(c(15, 20, 35, 40, 50), c(0, .05, .3, .4, .5, 1)), type 7: 15, 16, 23, 29, 35, 50.
    [Fact]
    public void Exact_percentiles_are_those_of_R()
    {
        double[] found = Percentile.Of([50, 15, 40, 20, 35], [0, 0.05, 0.3, 0.4, 0.5, 1]);
        Assert.All(new double[] { 15, 16, 23, 29, 35, 50 }.Zip(found), pair =>
            Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(7, Percentile.Of([7], 0.99));
        Assert.Throws<ArgumentException>(() => Percentile.Of([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentile.Of([double.NaN], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Percentile.Of([1], 50));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.01)]
    [InlineData(0.0005)]
    public void A_sketch_is_wrong_by_no_more_than_it_says(double error) => Prop.ForAll(
        Gen.ListOf(Gen.Choose(1, int.MaxValue)).Where(list => list.Count > 0).ToArbitrary(),
        Gen.Choose(0, 100).ToArbitrary(), (list, percent) =>
        {
            double[] values = [.. list.Select(one => one / 1000.0).Order()];
            double exact = values[(int)Math.Floor((values.Length - 1) * (percent / 100.0))];
            QuantileSketch sketch = Of(values, error);
            return sketch.RelativeError <= error
                && Math.Abs(sketch.Quantile(percent / 100.0)!.Value - exact) <= error * exact;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Merging_in_any_order_and_grouping_gives_the_very_same_bytes() => Prop.ForAll(
        AnyValues.ToArbitrary(), AnyValues.ToArbitrary(), AnyValues.ToArbitrary(), (a, b, c) =>
        {
            byte[] all = Of([.. a, .. b, .. c]).ToBytes();
            QuantileSketch left = Of(a), right = Of(c), middle = Of(b);
            left.Merge(middle);
            left.Merge(Of(c));
            right.Merge(Of(a));
            middle.Merge(right);
            return left.ToBytes().SequenceEqual(all) && middle.ToBytes().SequenceEqual(all);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_are_read_as_they_were_written() => Prop.ForAll(AnyValues.ToArbitrary(), values =>
    {
        QuantileSketch sketch = Of(values), read = QuantileSketch.FromBytes(sketch.ToBytes());
        return read.ToBytes().SequenceEqual(sketch.ToBytes()) && read.Count == sketch.Count && read.Min == sketch.Min
            && read.Max == sketch.Max && read.Quantile(0.9) == sketch.Quantile(0.9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Broken_bytes_are_refused_and_nothing_else_happens() => Prop.ForAll(
        AnyValues.ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (values, at,
            with) =>
        {
            byte[] bytes = Of(values).ToBytes();
            bytes[at % bytes.Length] = (byte)with;
            foreach (byte[] broken in new[] { bytes, bytes[..(at % bytes.Length)] })
            {
                try
                {
                    QuantileSketch.FromBytes(broken).Quantile(0.5);
                }
                catch (FormatException)
                {
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_million_latencies_take_few_bytes_and_all_numbers_few_more()
    {
        var random = new RandomStream(1);
        var sketch = new QuantileSketch();
        for (int i = 0; i < 1_000_000; i++)
        {
            sketch.Add(Math.Exp(random.Below(1_000_000) / 1e5));
        }

        Assert.Equal(1_000_000, sketch.Count);
        Assert.Equal(Math.Exp(9.5), sketch.Quantile(0.95)!.Value, 0.015 * Math.Exp(9.5));
        Assert.InRange(sketch.ToBytes().Length, 100, 4_000);
        for (int exponent = -307; exponent < 308; exponent++)
        {
            sketch.Add(1.5 * Math.Pow(10, exponent));
        }

        Assert.InRange(sketch.ToBytes().Length, 20, 12_000);
        Assert.True(sketch.Min < 1e-306 && sketch.Max > 1e307);
    }

    [Fact]
    public void An_empty_sketch_has_no_percentile_and_zeros_are_zeros()
    {
        var sketch = new QuantileSketch();
        Assert.Null(sketch.Quantile(0.5));
        Assert.Null(QuantileSketch.FromBytes(sketch.ToBytes()).Min);
        sketch.Add(0);
        sketch.Add(0);
        sketch.Add(7);
        Assert.Equal((0, 0, 7), (sketch.Quantile(0)!.Value, sketch.Quantile(0.5)!.Value, sketch.Quantile(1)!.Value));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var sketch = new QuantileSketch();
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Add(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => sketch.Add(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileSketch(0.5));
        Assert.Throws<ArgumentException>(() => sketch.Merge(new QuantileSketch(0.1)));
        Assert.Throws<FormatException>(() => QuantileSketch.FromBytes([]));
    }

    private static QuantileSketch Of(double[] values, double error = QuantileSketch.DefaultRelativeError)
    {
        var sketch = new QuantileSketch(error);
        foreach (double value in values)
        {
            sketch.Add(value);
        }

        return sketch;
    }
}
