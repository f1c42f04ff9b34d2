namespace Pointsman;

/// <summary>
/// Whether the differences of pairs have mean 0: if it made no difference which model was which, each difference could
/// as well have the other sign (R. A. Fisher, The Design of Experiments, 1935, § 21).
/// </summary>
public static class PermutationTest
{
    /// <summary>
    /// With so many units or fewer, all 2ⁿ signs are tried. With more they are counted where differences are whole
    /// steps of one size, as shares of repeats are; else the tail is that of the saddle point, or, where a few
    /// differences outweigh all others, signs are drawn.
    /// </summary>
    public const int MostExact = 16;

    /// <summary>The test. The statistic is the mean difference.</summary>
    /// <param name="differences">The differences, pair by pair.</param>
    /// <param name="clusters">
    /// The number of each difference's cluster, whose signs turn together; nothing where each stands by itself.
    /// </param>
    /// <param name="resamples">
    /// How many signs are drawn where they are. What was found counts as one more then, so that the p-value is never 0
    /// (Phipson and Smyth, 2010).
    /// </param>
    /// <param name="seed">What the draws follow from.</param>
    /// <param name="alternative">What is looked for.</param>
    public static TestResult SignFlip(
        ReadOnlySpan<double> differences, ReadOnlySpan<int> clusters = default, int resamples = 10_000, ulong seed = 1,
        Alternative alternative = Alternative.TwoSided)
    {
        Require.AtLeast(resamples, 100);
        Units units = Units.Of(differences, clusters);
        double[] sums = Sums(units);
        double found = units.Mean * units.Size;
        if (sums.Length <= MostExact)
        {
            double[] all = AllSigns(sums);
            int far = all.Count(sum => IsAsFar(sum, found, NearOf(sums), alternative));
            return new TestResult(units.Mean, (double)far / all.Length) { IsExact = true };
        }

        // The sum is as likely to be so far below 0 as above, so that its upper tail is all that is needed.
        double from = alternative switch
        {
            Alternative.Less => -found, Alternative.Greater => found, _ => Math.Abs(found),
        };
        if (SignSums.Counted(sums, from) is { } counted)
        {
            return new TestResult(units.Mean, Sided(counted)) { IsExact = true };
        }

        if (SignSums.AreMany(sums))
        {
            return new TestResult(units.Mean, Sided(SignSums.BySaddle(sums, from)));
        }

        return new TestResult(units.Mean, ByDrawing(units, found, resamples, seed, alternative));

        double Sided(double tail) => alternative == Alternative.TwoSided ? Math.Min(1, 2 * tail) : tail;
    }

    /// <summary>The same of two lists of values that belong together pair by pair.</summary>
    public static TestResult Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<int> clusters = default,
        int resamples = 10_000, ulong seed = 1, Alternative alternative = Alternative.TwoSided) =>
        SignFlip(Moments.Differences(first, second), clusters, resamples, seed, alternative);

    private static double ByDrawing(Units all, double found, int resamples, ulong seed, Alternative alternative)
    {
        var random = new RandomStream(seed);
        double[] sums = Sums(all.Dealt(Bootstrap.MostUnits, random));
        double near = NearOf(sums);
        int hits = 1;
        for (int i = 0; i < resamples; i++)
        {
            hits += IsAsFar(Drawn(sums, random), found, near, alternative) ? 1 : 0;
        }

        return hits / (resamples + 1.0);
    }

    private static double[] Sums(Units units) =>
        [.. units.Offsets.Select((offset, at) => offset + (units.Sizes[at] * units.Mean))];

    // Sums in another order differ in the last digits; what differs by no more is as far out.
    private static double NearOf(double[] sums) => 1e-12 * sums.Sum(Math.Abs);

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
