namespace Pointsman;

/// <summary>Whether values of one group tend to be larger than those of another (Mann and Whitney, 1947).</summary>
public static class MannWhitney
{
    /// <summary>The most values, of both groups together, that the exact test takes.</summary>
    public const int MostExact = 120;

    /// <summary>
    /// The test; R's <c>wilcox.test(x, y)</c>, scipy's <c>mannwhitneyu</c>. The statistic is U of the first group: how
    /// often a value of it is above one of the second, ties counting half.
    /// </summary>
    /// <param name="first">One group; infinite values are the largest, as of answers that never came.</param>
    /// <param name="second">The other.</param>
    /// <param name="method">How the p-value is found.</param>
    /// <param name="alternative">What is looked for.</param>
    /// <param name="continuity">Whether the normal curve is read half a step nearer to the middle.</param>
    public static TestResult Test(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, RankMethod method = RankMethod.Auto,
        Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        Require.Ordered(first);
        Require.Ordered(second);
        Ranks ranks = Ranks.Of([.. first, .. second]);
        long sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += ranks.Doubled[i];
        }

        double n = first.Length, m = second.Length, all = n + m, u = (sum / 2.0) - (n * (n + 1) / 2);
        bool few = first.Length < 50 && second.Length < 50 && !ranks.HasTies;
        if (method == RankMethod.Exact || (method == RankMethod.Auto && few))
        {
            Require.AtMost((int)all, MostExact, nameof(method));
            (double atMost, double atLeast) = Tails(ranks.Doubled, first.Length, sum);
            return TestResult.OfTails(u, atMost, atLeast, alternative);
        }

        double variance = n * m / 12 * (all + 1 - (ranks.TieTerm / (all * (all - 1))));
        double z = RankCurve.Z(u - (n * m / 2), variance, alternative, continuity);
        return TestResult.OfNormal(u, z, alternative);
    }

    // Of all ways to choose so many ranks, the share whose sum is at most, and at least, the one found.
    private static (double AtMost, double AtLeast) Tails(int[] ranks, int chosen, long found)
    {
        // Choosing those of the smaller group is the same with fewer steps.
        bool swap = chosen > ranks.Length - chosen;
        int take = swap ? ranks.Length - chosen : chosen, total = ranks.Sum();
        long target = swap ? total - found : found;
        double[][] ways = [.. Enumerable.Range(0, take + 1).Select(_ => new double[total + 1])];
        ways[0][0] = 1;
        int seen = 0, reach = 0;
        foreach (int rank in ranks)
        {
            seen++;
            reach += rank;
            for (int k = Math.Min(take, seen); k >= 1; k--)
            {
                double[] with = ways[k], without = ways[k - 1];
                for (int s = reach; s >= rank; s--)
                {
                    with[s] += without[s - rank];
                }
            }
        }

        (double atMost, double atLeast) = RankCurve.Shares(ways[take], target);
        return swap ? (atLeast, atMost) : (atMost, atLeast);
    }
}
