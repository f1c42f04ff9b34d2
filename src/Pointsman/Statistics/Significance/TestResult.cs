namespace Pointsman;

/// <summary>What a test found.</summary>
/// <param name="Statistic">The statistic that the test is named for.</param>
/// <param name="PValue">
/// How often chance alone would give a statistic as far out or further, if there were no difference.
/// </param>
public sealed record TestResult(double Statistic, double PValue)
{
    /// <summary>The degrees of freedom, of tests that have them.</summary>
    public double? Freedom { get; init; }

    /// <summary>Whether every way in which chance could fall was counted, instead of a curve laid over them.</summary>
    public bool IsExact { get; init; }

    /// <summary>The p-value of a statistic that chance alone would draw from the normal distribution.</summary>
    internal static TestResult OfNormal(double statistic, double z, Alternative alternative) =>
        new(statistic, alternative switch
        {
            Alternative.Less => Normal.Below(z),
            Alternative.Greater => Normal.Below(-z),
            _ => Math.Min(1, 2 * Normal.Below(-Math.Abs(z))),
        });

    /// <summary>The p-value from the chances of at most and of at least what was found.</summary>
    internal static TestResult OfTails(double statistic, double atMost, double atLeast, Alternative alternative) =>
        new(statistic, Math.Min(1, alternative switch
        {
            Alternative.Less => atMost,
            Alternative.Greater => atLeast,
            _ => 2 * Math.Min(atMost, atLeast),
        })) { IsExact = true };
}
