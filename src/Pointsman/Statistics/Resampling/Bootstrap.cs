namespace Pointsman;

/// <summary>
/// Intervals that suppose no distribution: the data are drawn again and again from themselves (Efron and Tibshirani, An
/// Introduction to the Bootstrap, 1993). Where values come in clusters, whole clusters are drawn.
/// </summary>
public static class Bootstrap
{
    /// <summary>More units than this are dealt into so many groups, which bounds the time of a mean.</summary>
    public const int MostUnits = 10_000;

    private const int FewestResamples = 100;

    /// <summary>The interval of a mean. At least two values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="clusters">The number of each value's cluster, or nothing where each was drawn by itself.</param>
    /// <param name="options">How it is done.</param>
    public static ConfidenceInterval Mean(
        ReadOnlySpan<double> values, ReadOnlySpan<int> clusters = default, BootstrapOptions? options = null)
    {
        BootstrapOptions how = Checked(options);
        bool isStudentized = IsStudentized(how.Method);
        var all = Units.Of(values, clusters);
        if (isStudentized && StudentizedEnds.CanBeWorkedOut(all, how.Method))
        {
            return StudentizedEnds.WorkedOut(all, how.Method, how.Level);
        }

        var random = new RandomStream(how.Seed);
        Units units = all.Dealt(MostUnits, random);
        double[] means = new double[how.Resamples];
        double[] ratios = new double[isStudentized ? how.Resamples : 0];
        Draw(units, random, means, ratios);
        return isStudentized
            ? StudentizedEnds.Of(units, ratios, how, BootstrapEnds.Spread(means))
            : BootstrapEnds.Of(units.Mean, means, () => LeavingOneOut(units), how);
    }

    /// <summary>The interval of the mean of what the first has more than the second, pair by pair.</summary>
    public static ConfidenceInterval PairedDifference(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<int> clusters = default,
        BootstrapOptions? options = null) => Mean(Moments.Differences(first, second), clusters, options);

    /// <summary>The interval of any statistic of items that were drawn each by itself, such as a correlation.</summary>
    /// <param name="items">What was seen; at least two.</param>
    /// <param name="statistic">
    /// A number for so many items, the same for the same ones. It is asked once for every resample, and for
    /// <see cref="BootstrapMethod.Bca"/> once more for every item.
    /// </param>
    /// <param name="options">How it is done; not studentised, since that needs a standard error of each
    /// resample.</param>
    public static ConfidenceInterval Of<T>(
        ReadOnlySpan<T> items, Func<ReadOnlySpan<T>, double> statistic, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        BootstrapOptions how = Checked(options);
        if (IsStudentized(how.Method))
        {
            throw new ArgumentException(
                $"found method {how.Method}; allowed for a statistic of one's own are Bca, Percentile and Basic",
                nameof(options));
        }

        if (items.Length < 2)
        {
            throw Require.Few(items.Length, 2, nameof(items));
        }

        var random = new RandomStream(how.Seed);
        T[] all = items.ToArray(), drawn = new T[all.Length];
        double[] found = new double[how.Resamples];
        for (int i = 0; i < found.Length; i++)
        {
            for (int j = 0; j < drawn.Length; j++)
            {
                drawn[j] = all[random.Below(all.Length)];
            }

            found[i] = Asked(statistic, drawn);
        }

        return BootstrapEnds.Of(Asked(statistic, all), found, () => LeavingOneOut(all, statistic), how);
    }

    private static bool IsStudentized(BootstrapMethod method) =>
        method is BootstrapMethod.Studentized or BootstrapMethod.Symmetric;

    private static BootstrapOptions Checked(BootstrapOptions? options)
    {
        BootstrapOptions how = options ?? new BootstrapOptions();
        Require.AtLeast(how.Resamples, FewestResamples, nameof(options));
        Require.Inside(how.Level, nameof(options));
        return Enum.IsDefined(how.Method)
            ? how
            : throw new ArgumentOutOfRangeException(
                nameof(options),
                $"found method {how.Method}; allowed are {string.Join(", ", Enum.GetNames<BootstrapMethod>())}");
    }

    private static void Draw(Units units, RandomStream random, double[] means, double[] ratios)
    {
        double[] offsets = units.Offsets, sizes = units.Sizes;
        for (int i = 0; i < means.Length; i++)
        {
            double sum = 0, size = 0, squares = 0, crossed = 0, sizesSquared = 0;
            for (int j = 0; j < offsets.Length; j++)
            {
                int at = random.Below(offsets.Length);
                double offset = offsets[at], own = sizes[at];
                sum += offset;
                size += own;
                squares += offset * offset;
                crossed += offset * own;
                sizesSquared += own * own;
            }

            double shift = sum / size;
            means[i] = units.Mean + shift;
            if (ratios.Length > 0)
            {
                // The clustered standard error of this resample, its squares multiplied out.
                double spread = squares - (2 * shift * crossed) + (shift * shift * sizesSquared);
                double error = Math.Sqrt(
                    Math.Max(0, spread) * offsets.Length / (offsets.Length - 1)) / size;
                ratios[i] = spread > 1e-12 * squares ? shift / error : double.NaN;
            }
        }
    }

    private static double[] LeavingOneOut(Units units)
    {
        double[] without = new double[units.Count];
        for (int i = 0; i < without.Length; i++)
        {
            without[i] = -units.Offsets[i] / (units.Size - units.Sizes[i]);
        }

        return without;
    }

    private static double[] LeavingOneOut<T>(T[] all, Func<ReadOnlySpan<T>, double> statistic)
    {
        double[] without = new double[all.Length];
        T[] rest = all[1..];
        for (int i = 0; i < all.Length; i++)
        {
            without[i] = Asked(statistic, rest);
            if (i < rest.Length)
            {
                rest[i] = all[i];
            }
        }

        return without;
    }

    private static double Asked<T>(Func<ReadOnlySpan<T>, double> statistic, T[] items) =>
        Require.Finite(statistic(items), nameof(statistic));
}
