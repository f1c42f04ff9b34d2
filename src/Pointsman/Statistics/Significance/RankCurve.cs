namespace Pointsman;

/// <summary>What the two rank tests have in common once the statistic is known.</summary>
internal static class RankCurve
{
    /// <summary>How many standard deviations the statistic is from its mean.</summary>
    public static double Z(double offset, double variance, Alternative alternative, bool continuity)
    {
        double step = !continuity ? 0 : alternative switch
        {
            Alternative.Less => -0.5,
            Alternative.Greater => 0.5,
            _ => 0.5 * Math.Sign(offset),
        };

        // With all values tied there is no order from which anything could follow.
        return variance > 0 ? (offset - step) / Math.Sqrt(variance) : 0;
    }

    /// <summary>The shares of ways whose sum is at most, and at least, the one found.</summary>
    public static (double AtMost, double AtLeast) Shares(double[] ways, long found)
    {
        double below = 0, above = 0, at = ways[found];
        for (int sum = 0; sum < ways.Length; sum++)
        {
            below += sum < found ? ways[sum] : 0;
            above += sum > found ? ways[sum] : 0;
        }

        double all = below + at + above;
        return ((below + at) / all, (above + at) / all);
    }
}
