namespace Pointsman;

/// <summary>Where the mean lies of the whole from which the values were drawn.</summary>
public static class MeanInterval
{
    /// <summary>
    /// By Student's t: mean ± t · s / √n, with n − 1 degrees of freedom (R's <c>t.test</c>). At least two values, each
    /// drawn by itself.
    /// </summary>
    public static ConfidenceInterval Of(ReadOnlySpan<double> values, double level = ConfidenceInterval.DefaultLevel)
    {
        Require.Values(values, 2);
        double error = Math.Sqrt(Moments.Variance(values) / values.Length);
        return Around(Moments.Mean(values), error, values.Length - 1, level);
    }

    /// <summary>
    /// The same where values come in clusters, as the repeats of a case and the questions to one text do: the standard
    /// error is √(C / (C − 1) · Σ (Σ deviations of a cluster)²) / n over the C clusters (Liang and Zeger, Biometrika
    /// 73, 1986, with the usual correction for few clusters), and t has C − 1 degrees of freedom.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="clusters">The number of each value's cluster; any numbers, at least two different ones.</param>
    /// <param name="level">How sure to be.</param>
    public static ConfidenceInterval Clustered(
        ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, double level = ConfidenceInterval.DefaultLevel)
    {
        Units units = Units.Of(values, clusters);
        return Around(units.Mean, units.StandardError, units.Count - 1, level);
    }

    internal static ConfidenceInterval Around(double mean, double error, double freedom, double level)
    {
        double reach = error * StudentT.Quantile(1 - ((1 - Require.Inside(level)) / 2), freedom);
        return new ConfidenceInterval(mean, mean - reach, mean + reach, level) { StandardError = error };
    }
}
