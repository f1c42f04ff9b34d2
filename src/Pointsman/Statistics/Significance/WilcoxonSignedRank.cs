namespace Pointsman;

/// <summary>Whether differences of pairs lie around 0 (F. Wilcoxon, Biometrics Bulletin 1, 1945).</summary>
public static class WilcoxonSignedRank
{
    /// <summary>The most differences that the exact test takes.</summary>
    public const int MostExact = 200;

    /// <summary>
    /// The test; R's <c>wilcox.test(first, second, paired = TRUE)</c>. The statistic is R's V: the sum of the ranks of
    /// the differences above 0. Differences of 0 are left out. scipy's <c>wilcoxon</c> gives the smaller of the two
    /// sums, and no continuity correction unless asked.
    /// </summary>
    public static TestResult Test(
        ReadOnlySpan<double> differences, RankMethod method = RankMethod.Auto,
        Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        Require.Values(differences);
        double[] kept = [.. differences.ToArray().Where(one => one != 0)];
        Ranks ranks = Ranks.Of([.. kept.Select(Math.Abs)]);
        long sum = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            sum += kept[i] > 0 ? ranks.Doubled[i] : 0;
        }

        double n = kept.Length, v = sum / 2.0;
        bool few = n < 50 && !ranks.HasTies && kept.Length == differences.Length;
        if (method == RankMethod.Exact || (method == RankMethod.Auto && few))
        {
            Require.AtMost(kept.Length, MostExact, nameof(method));
            (double atMost, double atLeast) = RankCurve.Shares(Ways(ranks.Doubled), sum);
            return TestResult.OfTails(v, atMost, atLeast, alternative);
        }

        double variance = (n * (n + 1) * ((2 * n) + 1) / 24) - (ranks.TieTerm / 48);
        double z = RankCurve.Z(v - (n * (n + 1) / 4), variance, alternative, continuity);
        return TestResult.OfNormal(v, z, alternative);
    }

    /// <summary>The same of two lists of values that belong together pair by pair.</summary>
    public static TestResult Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, RankMethod method = RankMethod.Auto,
        Alternative alternative = Alternative.TwoSided, bool continuity = true) =>
        Test(Moments.Differences(first, second), method, alternative, continuity);

    // The chance of each sum, every rank being in it or not as a coin falls.
    private static double[] Ways(int[] ranks)
    {
        double[] ways = new double[ranks.Sum() + 1];
        ways[0] = 1;
        int reach = 0;
        foreach (int rank in ranks)
        {
            reach += rank;
            for (int sum = reach; sum >= 0; sum--)
            {
                ways[sum] = (ways[sum] + (sum >= rank ? ways[sum - rank] : 0)) / 2;
            }
        }

        return ways;
    }
}
