namespace Pointsman;

/// <summary>How much more often the first of two models is right than the second, on the same cases.</summary>
public static class PairedProportionDifference
{
    /// <summary>
    /// T. Tango's score interval (Statistics in Medicine 17, 1998, 891–908): all differences that his test does not
    /// refuse. The one to report; it agrees with McNemar's test and holds for few cases too.
    /// </summary>
    public static ConfidenceInterval Tango(PairedCounts counts, double level = ConfidenceInterval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(counts);
        counts.Checked();
        double z = ConfidenceInterval.Z(level), difference = counts.Difference;
        return new ConfidenceInterval(
            difference,
            difference <= -1 ? -1 : Crossing.Between(-1, difference, at => TangoScore(counts, at) <= z),
            difference >= 1 ? 1 : Crossing.Between(difference, 1, at => TangoScore(counts, at) <= -z),
            level);
    }

    /// <summary>
    /// How many standard errors the difference lies above a supposed one, the error being that of the likeliest counts
    /// under which the supposed one is true.
    /// </summary>
    /// <remarks>
    /// With b and c the cases that only the first, only the second got right: z = (b − c − nδ) / √(n (2q + δ (1 − δ))),
    /// and q, the chance of the second kind, solves 2n q² + (2nδ − δ(b − c) − b − c) q − c δ (1 − δ) = 0.
    /// </remarks>
    internal static double TangoScore(PairedCounts counts, double supposed)
    {
        double n = counts.Total, above = counts.FirstOnly - counts.SecondOnly - (n * supposed);
        double discordance = TangoDiscordance(counts.FirstOnly / n, counts.SecondOnly / n, supposed);
        return above == 0 ? 0 : above / Math.Sqrt(Math.Max(0, n * (discordance - (supposed * supposed))));
    }

    /// <summary>
    /// How often two models differ, 2q + δ, if their difference is what is supposed and these shares were seen of cases
    /// that only the first, only the second got right.
    /// </summary>
    internal static double TangoDiscordance(double first, double second, double supposed)
    {
        double linear = ((2 - first + second) * supposed) - first - second;
        double constant = -second * supposed * (1 - supposed);
        double root = Math.Sqrt(Math.Max(0, (linear * linear) - (8 * constant)));
        double q = linear <= 0 ? (root - linear) / 4 : -2 * constant / (root + linear);
        return (2 * q) + supposed;
    }

    /// <summary>
    /// R. G. Newcombe's hybrid of two Wilson intervals with what the models have in common (Statistics in Medicine 17,
    /// 1998, 2635–2650, method 10).
    /// </summary>
    public static ConfidenceInterval Newcombe(PairedCounts counts, double level = ConfidenceInterval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(counts);
        (int both, int first, int second, int neither) = counts.Checked();
        ConfidenceInterval one = ProportionInterval.Wilson(both + first, counts.Total, level);
        ConfidenceInterval other = ProportionInterval.Wilson(both + second, counts.Total, level);
        double phi = Correlation(both, first, second, neither);
        return new ConfidenceInterval(
            counts.Difference,
            counts.Difference - Joined(one.Value - one.Low, other.High - other.Value, phi),
            counts.Difference + Joined(one.High - one.Value, other.Value - other.Low, phi),
            level);
    }

    private static double Joined(double own, double others, double phi) =>
        Math.Sqrt(Math.Max(0, (own * own) - (2 * phi * own * others) + (others * others)));

    // A positive correlation is reduced by half the number of cases, as Newcombe recommends.
    private static double Correlation(double both, double first, double second, double neither)
    {
        double margins = (both + first) * (second + neither) * (both + second) * (first + neither);
        double product = (both * neither) - (first * second), half = (both + first + second + neither) / 2;
        double reduced = product > half ? product - half : Math.Min(0, product);
        return margins > 0 ? reduced / Math.Sqrt(margins) : 0;
    }
}
