namespace Pointsman;

/// <summary>
/// About how many more cases an inconclusive comparison needs, supposing that the next ones are as those seen.
/// </summary>
/// <remarks>
/// To be shown as advice. Who adds cases until a test finds something finds something: plan the number once, or look
/// with <see cref="ConfidenceSequence"/>.
/// </remarks>
public static class MoreCases
{
    // A smaller difference takes more cases than anybody has.
    private const double LeastDifference = 1e-5;

    /// <summary>
    /// For McNemar's test to find the difference seen, or another; nothing where that is 0, since no number would.
    /// </summary>
    /// <param name="seen">The cases so far.</param>
    /// <param name="difference">The difference that matters; the one seen where nothing is said.</param>
    /// <param name="power">How often it shall be found.</param>
    /// <param name="error">The level of the test.</param>
    public static long? ForDifference(
        PairedCounts seen, double? difference = null, double power = Power.Default, double error = Power.DefaultError)
    {
        ArgumentNullException.ThrowIfNull(seen);
        seen.Checked();
        double wanted = Math.Abs(difference ?? seen.Difference);
        return wanted < LeastDifference
            ? null : Rest(SampleSize.McNemar(Math.Max(wanted, seen.Discordance), wanted, power, error), seen.Total);
    }

    /// <summary>
    /// For Tango's test to show that the first model is not worse by more than a margin; nothing where it seems to be
    /// worse by as much, since no number would.
    /// </summary>
    public static long? ForNonInferiority(
        PairedCounts seen, double margin, double power = Power.Default,
        double error = Pointsman.NonInferiority.DefaultError)
    {
        ArgumentNullException.ThrowIfNull(seen);
        seen.Checked();
        return seen.Difference + margin < LeastDifference
            ? null
            : Rest(SampleSize.NonInferiority(seen.Discordance, margin, seen.Difference, power, error), seen.Total);
    }

    /// <summary>For the paired t test to find the mean difference seen; nothing where that is 0.</summary>
    public static long? ForMeans(
        ReadOnlySpan<double> differences, double power = Power.Default, double error = Power.DefaultError)
    {
        Require.Values(differences, 2);
        double mean = Moments.Mean(differences), spread = Math.Sqrt(Moments.Variance(differences));
        return mean == 0 || Math.Abs(mean) < LeastDifference * spread ? null
            : spread == 0 ? 0
            : Rest(SampleSize.PairedMeans(mean / spread, power, error), differences.Length);
    }

    private static long Rest(SampleSize needed, int seen) => Math.Max(0, needed.Cases - seen);
}
