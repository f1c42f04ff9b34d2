namespace Pointsman;

/// <summary>
/// Whether the differences of pairs have mean 0: if it made no difference which model was which, each difference could
/// as well have the other sign (R. A. Fisher, The Design of Experiments, 1935, § 21).
/// </summary>
public static class PermutationTest
{
    /// <summary>With so many units or fewer, all 2ⁿ signs are tried; with more, they are drawn.</summary>
    public const int MostExact = 16;

    /// <summary>The test. The statistic is the mean difference.</summary>
    /// <param name="differences">The differences, pair by pair.</param>
    /// <param name="clusters">
    /// The number of each difference's cluster, whose signs turn together; nothing where each stands by itself.
    /// </param>
    /// <param name="resamples">
    /// How many signs are drawn where not all are tried. What was found counts as one more, so that the p-value is
    /// never 0 (Phipson and Smyth, 2010).
    /// </param>
    /// <param name="seed">What the draws follow from.</param>
    /// <param name="alternative">What is looked for.</param>
    public static TestResult SignFlip(
        ReadOnlySpan<double> differences, ReadOnlySpan<int> clusters = default, int resamples = 10_000, ulong seed = 1,
        Alternative alternative = Alternative.TwoSided)
    {
        Require.AtLeast(resamples, 100);
        var random = new RandomStream(seed);
        Units units = Units.Of(differences, clusters).Dealt(Bootstrap.MostUnits, random);
        double[] sums = new double[units.Count];
        double size = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = units.Offsets[i] + (units.Sizes[i] * units.Mean);
            size += Math.Abs(sums[i]);
        }

        double found = units.Mean * units.Size;
        // Sums in another order differ in the last digits; what differs by no more is as far out.
        double near = 1e-12 * size;
        if (sums.Length <= MostExact)
        {
            double[] all = AllSigns(sums);
            int far = all.Count(sum => IsAsFar(sum, found, near, alternative));
            return new TestResult(units.Mean, (double)far / all.Length) { IsExact = true };
        }

        int hits = 1;
        for (int i = 0; i < resamples; i++)
        {
            hits += IsAsFar(Drawn(sums, random), found, near, alternative) ? 1 : 0;
        }

        return new TestResult(units.Mean, hits / (resamples + 1.0));
    }

    /// <summary>The same of two lists of values that belong together pair by pair.</summary>
    public static TestResult Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<int> clusters = default,
        int resamples = 10_000, ulong seed = 1, Alternative alternative = Alternative.TwoSided) =>
        SignFlip(Moments.Differences(first, second), clusters, resamples, seed, alternative);

    private static bool IsAsFar(double sum, double found, double near, Alternative alternative) => alternative switch
    {
        Alternative.Less => sum <= found + near,
        Alternative.Greater => sum >= found - near,
        _ => Math.Abs(sum) >= Math.Abs(found) - near,
    };

    private static double[] AllSigns(double[] sums)
    {
        double[] all = new double[1 << sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            int known = 1 << i;
            for (int j = 0; j < known; j++)
            {
                (all[j], all[known + j]) = (all[j] + sums[i], all[j] - sums[i]);
            }
        }

        return all;
    }

    private static double Drawn(double[] sums, RandomStream random)
    {
        double sum = 0;
        for (int i = 0; i < sums.Length; i += 64)
        {
            ulong signs = random.Next();
            int to = Math.Min(64, sums.Length - i);
            for (int j = 0; j < to; j++)
            {
                sum += (signs >> j & 1) == 0 ? sums[i + j] : -sums[i + j];
            }
        }

        return sum;
    }
}
