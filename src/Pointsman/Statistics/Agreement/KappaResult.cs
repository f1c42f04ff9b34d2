namespace Pointsman;

/// <summary>
/// How far raters agree beyond what chance would give: 1 always, 0 as by chance, below 0 less than that.
/// </summary>
/// <param name="Kappa">
/// The coefficient; not a number where all ratings are the same, since agreement then shows nothing.
/// </param>
/// <param name="NullStandardError">Its standard error if there were no agreement beyond chance.</param>
public sealed record KappaResult(double Kappa, double NullStandardError)
{
    /// <summary>The interval with the standard error around the coefficient found; of Cohen's kappa alone.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>The coefficient in standard errors of no agreement.</summary>
    public double Z => Kappa / NullStandardError;

    /// <summary>How often chance alone would agree or disagree as much.</summary>
    public double PValue => Math.Min(1, 2 * Normal.Below(-Math.Abs(Z)));
}
