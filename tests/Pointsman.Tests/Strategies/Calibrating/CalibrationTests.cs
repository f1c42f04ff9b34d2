using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Strategies.Calibrating;

public sealed class CalibrationTests
{
    private static readonly Gen<LabelledConfidence[]> Labels = Gen.ArrayOf(
        from raw in Gen.Choose(0, 20)
        from right in Gen.Choose(0, 4)
        select new LabelledConfidence(raw / 20.0, right / 4.0)).Where(labels => labels.Length > 0);

    [Fact]
    public void Whatever_the_labels_it_never_falls_and_stays_from_0_to_1() => Prop.ForAll(
        Labels.ToArbitrary(),
        labels => Rises(Calibration.FitIsotonic(labels)) && Rises(Calibration.FitLogistic(labels)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Points_written_and_read_are_the_same() => Prop.ForAll(
        Labels.ToArbitrary(),
        labels =>
        {
            Calibration fitted = Calibration.Fit(labels);
            var faults = new List<Fault>();
            Calibration? read = Calibration.Read(JsonElement.Parse(fitted.ToString()), "", faults);
            return faults.Count == 0 && read!.Points.SequenceEqual(fitted.Points);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_labels_it_means_what_it_says()
    {
        Calibration none = Calibration.Fit([]);
        Assert.All([0.05, 0.3, 0.5, 0.85, 0.99], raw => Assert.Equal(raw, none.Map(raw), 1e-6));
    }

    // 0.2 has 1 of 2 right, 0.4 has 0 of 1, 0.9 has 1 of 1: the first two pool to 1 of 3, and the top is held at
    // (4 + 1) / (4 + 2).
    [Fact]
    public void The_free_fit_pools_what_falls_and_holds_the_ends()
    {
        Calibration fitted = Calibration.FitIsotonic([new(0.2, 1), new(0.2, 0), new(0.4, 0), new(0.9, 1)]);
        Assert.Equal(
            [new(0.2, 0.333333), new(0.4, 0.333333), new(0.9, 0.833333)], fitted.Points);
        Assert.Equal(0.333333, fitted.Map(0));
        Assert.Equal(0.583333, fitted.Map(0.65), 1e-12);
        Assert.Equal(0.833333, fitted.Map(1));
    }

    // All say 0.5, whose log-odds are 0, so b stays 1 and a solves n (p - y) + a / 2.25 = 0 with p = 1 / (1 + e^-a).
    // For 8 of 10 right, p = 0.751: a = ln(0.751 / 0.249) = 1.104, and 10 (0.751 - 0.8) + 1.104 / 2.25 = 0.001.
    [Fact]
    public void The_curve_of_two_parameters_solves_its_equation()
    {
        LabelledConfidence[] labels =
            [.. Enumerable.Range(0, 10).Select(i => new LabelledConfidence(0.5, i < 8 ? 1 : 0))];
        double p = Calibration.FitLogistic(labels).Map(0.5), a = Math.Log(p / (1 - p));
        Assert.Equal(0, (10 * (p - 0.8)) + (a / 2.25), 1e-4);
        Assert.Equal(0.751, p, 0.0005);
    }

    [Fact]
    public void A_method_that_is_worse_than_none_is_levelled_and_not_turned_round()
    {
        LabelledConfidence[] labels =
            [.. Enumerable.Range(0, 100).Select(i => new LabelledConfidence(i / 100.0, i < 50 ? 1 : 0))];
        Calibration fitted = Calibration.FitLogistic(labels);
        Assert.Equal(fitted.Map(0), fitted.Map(1), 1e-6);
        Assert.Equal(0.5, fitted.Map(0.5), 0.01);
    }

    // What decides where the two fits part: below the border the curve is nearer to the truth, above it the free one.
    [Theory]
    [InlineData(40, true)]
    [InlineData(3_000, false)]
    public void Few_labels_suit_the_curve_and_many_the_free_fit(int count, bool curve)
    {
        double ofCurve = 0, ofFree = 0;
        var random = new Random(7);
        for (int i = 0; i < 40; i++)
        {
            LabelledConfidence[] labels = [.. Enumerable.Range(0, count).Select(_ => Draw(random))];
            ofCurve += Distance(Calibration.FitLogistic(labels));
            ofFree += Distance(Calibration.FitIsotonic(labels));
        }

        Assert.Equal(curve, ofCurve < ofFree);
    }

    [Fact]
    public void A_boastful_method_is_far_off_before_and_near_after_also_on_labels_it_was_not_fitted_on()
    {
        var random = new Random(3);
        LabelledConfidence[] labels = [.. Enumerable.Range(0, 1_000).Select(_ => Draw(random))];
        CalibrationError before = CalibrationError.Of(labels);
        CalibrationError after = CalibrationError.Of(Calibration.CrossFitted(labels));
        Assert.True(before.Low > after.High, $"{before.Value} {after.Value}");
        Assert.InRange(after.Value, 0, 0.06);
    }

    // Two bins: three answers said 0.25 with 1 right, two said 0.75 with 2 right: (|0.75 - 1| + |1.5 - 2|) / 5.
    [Fact]
    public void The_error_is_the_mean_distance_over_the_bins()
    {
        CalibrationError error = CalibrationError.Of(
            [new(0.25, 1), new(0.25, 0), new(0.25, 0), new(0.75, 1), new(0.75, 1)], bins: 2);
        Assert.Equal(0.15, error.Value, 1e-12);
        Assert.Equal([(3, 1 / 3.0), (2, 1.0)], error.Bins.Select(bin => (bin.Count, bin.Right)));
        Assert.InRange(error.Value, error.Low, error.High);
        Assert.Equal(WilsonInterval.Of(1, 3), error.Bins[0].Interval);
    }

    [Theory]
    [InlineData("[]", "there are no points")]
    [InlineData("{}", "found no list")]
    [InlineData("[[0.1]]", "found no pair of numbers")]
    [InlineData("[[0.1, 2]]", "found [0.1, 2]")]
    [InlineData("[[0.5, 0.5], [0.4, 0.6]]", "found [0.4, 0.6] after [0.5, 0.5]")]
    [InlineData("[[0.4, 0.6], [0.5, 0.5]]", "found [0.5, 0.5] after [0.4, 0.6]")]
    public void Points_that_are_no_calibration_are_refused(string json, string found)
    {
        var faults = new List<Fault>();
        Assert.Null(Calibration.Read(JsonElement.Parse(json), "calibration", faults));
        Assert.Equal(found, Assert.Single(faults).Found);
    }

    // Says 0.5 to 1, and is right a step at 0.8: 30 % below it and 70 % above.
    private static LabelledConfidence Draw(Random random)
    {
        double raw = 0.5 + (random.NextDouble() / 2);
        return new LabelledConfidence(raw, random.NextDouble() < Truth(raw) ? 1 : 0);
    }

    private static double Truth(double raw) => raw < 0.8 ? 0.3 : 0.7;

    private static double Distance(Calibration fitted) =>
        Enumerable.Range(0, 100).Average(i => Math.Pow(fitted.Map(0.5 + (i / 200.0)) - Truth(0.5 + (i / 200.0)), 2));

    private static bool Rises(Calibration fitted)
    {
        double[] mapped = [.. Enumerable.Range(-2, 105).Select(i => fitted.Map(i / 100.0))];
        return mapped.All(one => one is >= 0 and <= 1)
            && mapped.Zip(mapped.Skip(1)).All(pair => pair.First <= pair.Second);
    }
}
