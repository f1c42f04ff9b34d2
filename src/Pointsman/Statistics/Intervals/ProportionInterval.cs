namespace Pointsman;

/// <summary>Where the share lies of which so many among so many were seen. Of none seen it is anywhere.</summary>
public static class ProportionInterval
{
    /// <summary>
    /// E. B. Wilson's score interval (JASA 22, 1927): the one to report. R's <c>prop.test(correct = FALSE)</c>,
    /// statsmodels' <c>proportion_confint(method="wilson")</c>.
    /// </summary>
    public static ConfidenceInterval Wilson(
        int right, int count, double level = ConfidenceInterval.DefaultLevel)
    {
        Check(right, count);
        var interval = WilsonInterval.Of(right, count, ConfidenceInterval.Z(level));
        return new ConfidenceInterval((double)right / count, interval.Low, interval.High, level);
    }

    /// <summary>
    /// The same widened by half a count (Newcombe, Statistics in Medicine 17, 1998, method 4). R's <c>prop.test</c> as
    /// it is called by most.
    /// </summary>
    public static ConfidenceInterval WilsonCorrected(
        int right, int count, double level = ConfidenceInterval.DefaultLevel)
    {
        Check(right, count);
        double z = ConfidenceInterval.Z(level), n = count, p = right / n, q = 1 - p, square = z * z;
        if (count == 0)
        {
            return new ConfidenceInterval(p, 0, 1, level);
        }

        double below = z * Math.Sqrt(square - 2 - (1 / n) + (4 * p * ((n * q) + 1)));
        double above = z * Math.Sqrt(square + 2 - (1 / n) + (4 * p * ((n * q) - 1)));
        double low = right == 0 ? 0 : ((2 * n * p) + square - 1 - below) / (2 * (n + square));
        double high = right == count ? 1 : ((2 * n * p) + square + 1 + above) / (2 * (n + square));
        return new ConfidenceInterval(p, Math.Max(0, low), Math.Min(1, high), level);
    }

    /// <summary>
    /// The interval of C. J. Clopper and E. S. Pearson (Biometrika 26, 1934), which never holds the truth more rarely
    /// than it says, and is wide for that. R's <c>binom.test</c>, statsmodels' <c>method="beta"</c>.
    /// </summary>
    public static ConfidenceInterval ClopperPearson(
        int right, int count, double level = ConfidenceInterval.DefaultLevel)
    {
        Check(right, count);
        double tail = (1 - Require.Inside(level)) / 2;
        return new ConfidenceInterval(
            (double)right / count,
            right == 0 ? 0 : Beta.Quantile(tail, right, count - right + 1),
            right == count ? 1 : 1 - Beta.Quantile(tail, count - right, right + 1),
            level);
    }

    private static void Check(int right, int count)
    {
        Require.AtLeast(count, 0);
        Require.Part(right, count);
    }
}
