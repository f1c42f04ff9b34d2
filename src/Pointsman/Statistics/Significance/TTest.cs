namespace Pointsman;

/// <summary>Whether means differ, by Student's t.</summary>
public static class TTest
{
    /// <summary>Of one group against a supposed mean; R's <c>t.test(x, mu)</c>.</summary>
    public static TTestResult OneSample(
        ReadOnlySpan<double> values, double supposed = 0, Alternative alternative = Alternative.TwoSided,
        double level = ConfidenceInterval.DefaultLevel)
    {
        Require.Values(values, 2);
        Require.Finite(supposed);
        double error = Math.Sqrt(Moments.Variance(values) / values.Length);
        return Of(Moments.Mean(values) - supposed, error, values.Length - 1, alternative, level);
    }

    /// <summary>
    /// Of pairs, such as the scores of two models on the same cases; R's <c>t.test(paired = TRUE)</c>, scipy's
    /// <c>ttest_rel</c>.
    /// </summary>
    public static TTestResult Paired(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided,
        double level = ConfidenceInterval.DefaultLevel) =>
        OneSample(Moments.Differences(first, second), 0, alternative, level);

    /// <summary>
    /// Of two groups that may vary differently (B. L. Welch, Biometrika 34, 1947); R's <c>t.test(x, y)</c>, scipy's
    /// <c>ttest_ind(equal_var=False)</c>.
    /// </summary>
    public static TTestResult Welch(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided,
        double level = ConfidenceInterval.DefaultLevel)
    {
        Require.Values(first, 2);
        Require.Values(second, 2);
        double own = Moments.Variance(first) / first.Length, other = Moments.Variance(second) / second.Length;
        double both = own + other;
        double freedom = both > 0
            ? both * both / ((own * own / (first.Length - 1)) + (other * other / (second.Length - 1)))
            : first.Length + second.Length - 2;
        return Of(Moments.Mean(first) - Moments.Mean(second), Math.Sqrt(both), freedom, alternative, level);
    }

    /// <summary>Of two groups that vary alike; R's <c>t.test(var.equal = TRUE)</c>, scipy's <c>ttest_ind</c>.</summary>
    public static TTestResult Pooled(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided,
        double level = ConfidenceInterval.DefaultLevel)
    {
        Require.Values(first, 2);
        Require.Values(second, 2);
        double n = first.Length, m = second.Length, freedom = n + m - 2;
        double variance = (((n - 1) * Moments.Variance(first)) + ((m - 1) * Moments.Variance(second))) / freedom;
        double error = Math.Sqrt(variance * ((1 / n) + (1 / m)));
        return Of(Moments.Mean(first) - Moments.Mean(second), error, freedom, alternative, level);
    }

    private static TTestResult Of(
        double difference, double error, double freedom, Alternative alternative, double level)
    {
        double t = difference == 0 ? 0 : difference / error;
        double p = alternative switch
        {
            Alternative.Less => StudentT.Below(t, freedom),
            Alternative.Greater => StudentT.Above(t, freedom),
            _ => StudentT.BeyondEither(t, freedom),
        };
        return new TTestResult(t, freedom, p, MeanInterval.Around(difference, error, freedom, level));
    }
}
