using Xunit;

namespace Pointsman.Tests.Statistics;

public sealed class BootstrapTests
{
    private static readonly double[] Skewed =
        [10, 12, 12.5, 12.5, 13.9, 15, 21, 22, 23, 34, 50, 81, 89, 121, 134, 213];

    // Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 3.1: entrance test and grades of 15 schools.
    private static readonly (double Test, double Grade)[] LawSchools =
    [
        (576, 3.39), (635, 3.30), (558, 2.81), (578, 3.03), (666, 3.44), (580, 3.07), (555, 3.00), (661, 3.43),
        (651, 3.36), (605, 3.13), (653, 3.12), (575, 2.74), (545, 2.76), (572, 2.88), (594, 2.96),
    ];

    // R's boot with a million resamples, as scipy's tests have it, which ask for 0.5 %.
    [Theory]
    [InlineData(BootstrapMethod.Percentile, 28.86, 84.21)]
    [InlineData(BootstrapMethod.Basic, 23.77, 79.12)]
    [InlineData(BootstrapMethod.Bca, 32.31, 91.43)]
    public void Of_skewed_values_it_is_that_of_R(BootstrapMethod method, double low, double high)
    {
        ConfidenceInterval found = Bootstrap.Mean(
            Skewed, options: new BootstrapOptions { Method = method, Resamples = 300_000 });
        Assert.Equal(low, found.Low, 0.005 * low);
        Assert.Equal(high, found.High, 0.005 * high);
    }

    // The book, chapter 6: the correlation is 0.776, its standard error 0.132 with 3,200 resamples.
    [Fact]
    public void The_correlation_of_the_law_schools_has_the_standard_error_of_the_book()
    {
        ConfidenceInterval found = Bootstrap.Of<(double, double)>(LawSchools, Correlation);
        Assert.Equal(0.776, found.Value, 5e-4);
        Assert.Equal(0.132, found.StandardError!.Value, 0.004);
        Assert.True(found.Low < 0.45 && found.High < 0.96, $"{found}");
    }

    [Fact]
    public void A_mean_given_as_a_statistic_of_ones_own_has_the_same_interval()
    {
        var options = new BootstrapOptions { Seed = 5 };
        ConfidenceInterval own = Bootstrap.Of<double>(Skewed, values => Sum(values) / values.Length, options);
        ConfidenceInterval mean = Bootstrap.Mean(Skewed, options: options);
        Assert.Equal(mean.Low, own.Low, 1e-9);
        Assert.Equal(mean.High, own.High, 1e-9);
        Assert.Equal(mean.StandardError!.Value, own.StandardError!.Value, 1e-9);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_nearly_the_same()
    {
        ConfidenceInterval one = Bootstrap.Mean(Skewed), again = Bootstrap.Mean(Skewed);
        ConfidenceInterval other = Bootstrap.Mean(Skewed, options: new BootstrapOptions { Seed = 2 });
        Assert.Equal(one, again);
        Assert.NotEqual(one.Low, other.Low);
        Assert.Equal(one.Low, other.Low, 0.02 * one.Width);
    }

    // Chance is the program's own and adding is exact to the last digit everywhere, so this holds on every machine.
    [Fact]
    public void A_seed_gives_these_very_percentiles() => Assert.Equal(
        ("28.587500000000006", "83.68984374999998"), Digits(Bootstrap.Mean(
            Skewed, options: new BootstrapOptions { Method = BootstrapMethod.Percentile })));

    [Fact]
    public void Pairs_are_compared_pair_by_pair()
    {
        double[] first = [.. Skewed.Select(one => one + 1)];
        ConfidenceInterval found = Bootstrap.PairedDifference(first, Skewed);
        Assert.Equal((1, 1, 1), (found.Value, found.Low, found.High));
    }

    [Fact]
    public void Clusters_are_drawn_whole()
    {
        double[] thrice = [.. Skewed, .. Skewed, .. Skewed];
        int[] clusters = [.. Enumerable.Range(0, 48).Select(i => i % 16)];
        ConfidenceInterval once = Bootstrap.Mean(Skewed), clustered = Bootstrap.Mean(thrice, clusters);
        Assert.Equal(once.Low, clustered.Low, 1e-9);
        Assert.Equal(once.High, clustered.High, 1e-9);
        Assert.True(Bootstrap.Mean(thrice).Width < 0.7 * once.Width);
    }

    // 400 samples of 15 from a lopsided whole (exponential, mean 1): the plain percentiles hold it too rarely.
    [Theory]
    [InlineData(BootstrapMethod.Percentile, 0.85, 0.93)]
    [InlineData(BootstrapMethod.Bca, 0.86, 0.95)]
    [InlineData(BootstrapMethod.Studentized, 0.91, 0.98)]
    [InlineData(BootstrapMethod.Symmetric, 0.90, 0.98)]
    public void It_holds_the_truth_nearly_as_often_as_it_says(BootstrapMethod method, double least, double most)
    {
        var random = new RandomStream(11);
        int held = 0;
        for (int i = 0; i < 400; i++)
        {
            double[] values = [.. Enumerable.Range(0, 15).Select(_ =>
                -Math.Log((random.Below(1 << 30) + 0.5) / (1 << 30)))];
            var options = new BootstrapOptions { Method = method, Resamples = 1_000, Seed = (ulong)i };
            held += Bootstrap.Mean(values, options: options).Contains(1) ? 1 : 0;
        }

        Assert.InRange(held / 400.0, least, most);
    }

    [Theory]
    [InlineData(BootstrapMethod.Percentile)]
    [InlineData(BootstrapMethod.Basic)]
    [InlineData(BootstrapMethod.Bca)]
    [InlineData(BootstrapMethod.Studentized)]
    [InlineData(BootstrapMethod.Symmetric)]
    public void Values_that_are_all_the_same_have_an_interval_of_no_width(BootstrapMethod method)
    {
        ConfidenceInterval found = Bootstrap.Mean(
            [.. Enumerable.Repeat(0.3, 35)], options: new BootstrapOptions { Method = method });
        Assert.Equal((0.3, 0.3, 0.3), (found.Value, found.Low, found.High));
        Assert.Equal(0, found.StandardError);
    }

    [Theory]
    [InlineData(BootstrapMethod.Studentized)]
    [InlineData(BootstrapMethod.Symmetric)]
    public void The_t_of_many_units_is_worked_out_and_is_that_of_drawn_ones(BootstrapMethod method)
    {
        double[] coins = [.. Enumerable.Range(0, 1_700).Select(i => i % 10 == 0 ? 1.0 : 0.0)];
        ConfidenceInterval found = Bootstrap.Mean(
            coins, options: new BootstrapOptions { Method = method, Resamples = 100 });
        double[] ratios = Ratios(coins, 20_000);
        double error = found.StandardError!.Value;
        (double low, double high) = method == BootstrapMethod.Studentized
            ? (Percentile.Of(ratios, 0.025), Percentile.Of(ratios, 0.975))
            : (-Percentile.Of([.. ratios.Select(Math.Abs)], 0.95), Percentile.Of([.. ratios.Select(Math.Abs)], 0.95));
        Assert.Equal(high, (found.Value - found.Low) / error, 0.04);
        Assert.Equal(low, (found.Value - found.High) / error, 0.04);
        Assert.Equal(found, Bootstrap.Mean(coins, options: new BootstrapOptions { Method = method, Seed = 9 }));
    }

    [Fact]
    public void A_symmetric_interval_is_never_narrower_than_that_of_t()
    {
        for (int i = 1; i < 20; i++)
        {
            double[] values = [.. Enumerable.Range(0, 20 + i).Select(at => Math.Sin(at * i))];
            var options = new BootstrapOptions { Method = BootstrapMethod.Symmetric, Resamples = 200 };
            ConfidenceInterval drawn = Bootstrap.Mean(values, options: options), t = MeanInterval.Of(values);
            Assert.True(drawn.Width >= t.Width - 1e-12, $"{drawn} {t}");
            Assert.Equal(drawn.Value, (drawn.Low + drawn.High) / 2, 1e-12);
        }
    }

    [Fact]
    public void A_million_values_are_dealt_into_groups_and_have_the_width_of_theory()
    {
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(i => i % 10 == 0 ? 1.0 : 0.0)];
        ConfidenceInterval found = Bootstrap.Mean(values, options: new BootstrapOptions { Resamples = 1_000 });
        Assert.Equal(0.1, found.Value, 1e-12);
        Assert.Equal(0.0003, found.StandardError!.Value, 0.00003);
    }

    [Fact]
    public void What_cannot_be_done_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Bootstrap.Mean([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Bootstrap.Mean([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Bootstrap.Mean([1, 2], options: new BootstrapOptions { Resamples = 10 }));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Bootstrap.Mean([1, 2], options: new BootstrapOptions { Level = 1 }));
        Assert.Throws<ArgumentException>(() => Bootstrap.Of<double>(
            [1, 2], Sum, new BootstrapOptions { Method = BootstrapMethod.Studentized }));
        Assert.Throws<ArgumentException>(() => Bootstrap.PairedDifference([1, 2], [1]));
    }

    // How many of its own standard errors each resample's mean lies above that of the values.
    private static double[] Ratios(double[] values, int resamples)
    {
        var random = new RandomStream(3);
        double mean = Sum(values) / values.Length, n = values.Length;
        return [.. Enumerable.Range(0, resamples).Select(_ =>
        {
            double sum = 0, squares = 0;
            for (int i = 0; i < values.Length; i++)
            {
                double offset = values[random.Below(values.Length)] - mean;
                (sum, squares) = (sum + offset, squares + (offset * offset));
            }

            return sum / n / Math.Sqrt((squares - (sum * sum / n)) / (n - 1) / n);
        })];
    }

    private static (string, string) Digits(ConfidenceInterval interval) =>
        (interval.Low.ToString("R"), interval.High.ToString("R"));

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double Correlation(ReadOnlySpan<(double X, double Y)> items)
    {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0, n = items.Length;
        foreach ((double X, double Y) in items)
        {
            (x, y, xx, yy, xy) = (x + X, y + Y, xx + (X * X), yy + (Y * Y), xy + (X * Y));
        }

        return (xy - (x * y / n)) / Math.Sqrt((xx - (x * x / n)) * (yy - (y * y / n)));
    }
}
