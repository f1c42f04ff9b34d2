namespace Pointsman;

/// <summary>Whether a share is the one that is supposed.</summary>
public static class BinomialTest
{
    // R allows for rounding by as much where it compares chances.
    private const double Alike = 1 + 1e-7;

    /// <summary>
    /// The exact test; R's <c>binom.test</c>, scipy's <c>binomtest</c>. Two-sided, it adds up all counts that are no
    /// more likely than what was found. The statistic is the share.
    /// </summary>
    public static TestResult Exact(
        int right, int count, double supposed = 0.5, Alternative alternative = Alternative.TwoSided)
    {
        Require.AtLeast(count, 0);
        Require.Part(right, count);
        Require.Share(supposed);
        double share = (double)right / count;
        double atMost = Binomial.AtMost(right, count, supposed), atLeast = Binomial.AtLeast(right, count, supposed);
        double p = alternative switch
        {
            Alternative.Less => atMost,
            Alternative.Greater => atLeast,
            _ => TwoSided(right, count, supposed, atMost, atLeast),
        };
        return new TestResult(share, Math.Min(1, p)) { IsExact = true };
    }

    private static double TwoSided(int right, int count, double supposed, double atMost, double atLeast)
    {
        double mean = count * supposed, limit = Binomial.At(right, count, supposed) * Alike;
        if (right == mean)
        {
            return 1;
        }

        // Beyond the mean the chances only fall, so the first that is small enough is found by halving.
        if (right < mean)
        {
            int from = (int)Math.Ceiling(mean), to = count + 1;
            while (from < to)
            {
                int middle = from + ((to - from) / 2);
                (from, to) = Binomial.At(middle, count, supposed) <= limit ? (from, middle) : (middle + 1, to);
            }

            return atMost + Binomial.AtLeast(from, count, supposed);
        }

        int low = -1, high = (int)Math.Floor(mean);
        while (low < high)
        {
            int middle = high - ((high - low) / 2);
            (low, high) = Binomial.At(middle, count, supposed) <= limit ? (middle, high) : (low, middle - 1);
        }

        return atLeast + Binomial.AtMost(low, count, supposed);
    }
}
