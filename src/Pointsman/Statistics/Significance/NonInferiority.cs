namespace Pointsman;

/// <summary>
/// Whether a new model is not worse than the old one by more than a margin. Not having found a difference does not show
/// it; a lower bound above minus the margin does.
/// </summary>
public static class NonInferiority
{
    /// <summary>The share of new models, worse by just the margin, that are let through.</summary>
    public const double DefaultError = 0.05;

    /// <summary>
    /// Of cases that are right or wrong, by T. Tango's score test (1998); the first model is the new one.
    /// </summary>
    public static NonInferiorityResult PairedBinary(PairedCounts counts, double margin, double error = DefaultError)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Check(margin, error);
        Require.Inside(margin);
        ConfidenceInterval interval = PairedProportionDifference.Tango(counts, 1 - (2 * error));
        double score = PairedProportionDifference.TangoScore(counts, -margin);
        return new NonInferiorityResult(counts.Difference, interval.Low, margin, Normal.Below(-score));
    }

    /// <summary>Of scores of the same cases, new minus old, by Student's t.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="margin">What the new model may have less on average, in the unit of the scores.</param>
    /// <param name="clusters">The number of each difference's cluster; nothing where each stands by itself.</param>
    /// <param name="error">The share of models worse by just the margin that are let through.</param>
    public static NonInferiorityResult PairedMeans(
        ReadOnlySpan<double> differences, double margin, ReadOnlySpan<int> clusters = default,
        double error = DefaultError)
    {
        Check(margin, error);
        Units units = Units.Of(differences, clusters);
        double freedom = units.Count - 1, spread = units.StandardError, above = units.Mean + margin;
        return new NonInferiorityResult(
            units.Mean, units.Mean - (spread * StudentT.Quantile(1 - error, freedom)), margin,
            StudentT.Above(above == 0 ? 0 : above / spread, freedom));
    }

    /// <summary>The same without supposing a distribution, by the lower end of a bootstrap interval.</summary>
    /// <param name="differences">The differences.</param>
    /// <param name="margin">What the new model may have less on average.</param>
    /// <param name="clusters">The number of each difference's cluster; nothing where each stands by itself.</param>
    /// <param name="error">The share of models worse by just the margin that are let through.</param>
    /// <param name="options">How the bootstrap is done; its level follows from <paramref name="error"/>.</param>
    public static NonInferiorityResult Bootstrapped(
        ReadOnlySpan<double> differences, double margin, ReadOnlySpan<int> clusters = default,
        double error = DefaultError, BootstrapOptions? options = null)
    {
        Check(margin, error);
        ConfidenceInterval interval = Bootstrap.Mean(
            differences, clusters, (options ?? new BootstrapOptions()) with { Level = 1 - (2 * error) });
        return new NonInferiorityResult(interval.Value, interval.Low, margin, null);
    }

    private static void Check(double margin, double error)
    {
        Require.Positive(margin);
        if (!(error is > 0 and < 0.5))
        {
            throw new ArgumentOutOfRangeException(
                nameof(error), $"found {error}; allowed is a share between 0 and 0.5, such as 0.05");
        }
    }
}
