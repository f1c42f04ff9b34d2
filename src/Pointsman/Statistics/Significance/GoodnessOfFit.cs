namespace Pointsman;

/// <summary>Whether counts are as they should be.</summary>
public static class GoodnessOfFit
{
    /// <summary>
    /// The p-value below which a split of traffic is called wrong, as experimenters agree (Fabijan et al., 2019).
    /// </summary>
    public const double SampleRatioLimit = 0.001;

    /// <summary>
    /// Pearson's chi-square: Σ (found − expected)² / expected, with one degree of freedom less than there are counts;
    /// R's <c>chisq.test(counts, p)</c>, scipy's <c>chisquare</c>. Of the arms of an experiment it finds a sample ratio
    /// mismatch: requests that were not split as they should have been, so that no comparison of the arms is sound.
    /// </summary>
    /// <param name="counts">What was found, at least two.</param>
    /// <param name="weights">What each should have, in proportion; equal where nothing is said.</param>
    public static TestResult ChiSquared(ReadOnlySpan<long> counts, ReadOnlySpan<double> weights = default)
    {
        if (counts.Length < 2)
        {
            throw Require.Few(counts.Length, 2, nameof(counts));
        }

        double all = 0, weight = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            all += Require.NotNegative(counts[i], nameof(counts));
            weight += weights.IsEmpty ? 1 : 0;
        }

        if (!weights.IsEmpty)
        {
            Require.SameLength(counts.Length, weights.Length, nameof(weights));
            foreach (double one in weights)
            {
                weight += Require.Positive(one, nameof(weights));
            }
        }

        double statistic = 0;
        for (int i = 0; i < counts.Length && all > 0; i++)
        {
            double expected = all * (weights.IsEmpty ? 1 : weights[i]) / weight, offset = counts[i] - expected;
            statistic += offset * offset / expected;
        }

        int freedom = counts.Length - 1;
        return new TestResult(statistic, ChiSquare.Above(statistic, freedom)) { Freedom = freedom };
    }
}
