namespace Pointsman;

/// <summary>
/// What the mean of a whole is at least, judged by a sample of values from 0 to 1. Holds for every number of values,
/// without supposing a distribution.
/// </summary>
public static class LowerBound
{
    /// <summary>The share of samples of which a bound may be wrong where nothing else is said.</summary>
    public const double DefaultError = 0.05;

    /// <summary>
    /// The bound. Where every value is 0 or 1 it is that of Clopper and Pearson (Biometrika 26, 1934), else that of
    /// Hoeffding and Bentkus (Bates et al., Journal of the ACM 68, 2021), which is a little lower.
    /// </summary>
    /// <param name="sum">The sum of the values.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="wholes">Whether every value is 0 or 1.</param>
    /// <param name="error">The share of samples of which the bound may be too high.</param>
    public static double Of(double sum, int count, bool wholes, double error = DefaultError)
    {
        double mean = sum / count;
        if (count == 0 || mean <= 0)
        {
            return 0;
        }

        double low = 0, high = mean;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Chance(middle) <= error ? (middle, high) : (low, middle);
        }

        return low;

        // How likely a sample as good as this is at best, when the mean of the whole is no more than that.
        double Chance(double whole) => wholes
            ? Binomial.AtLeast((int)Math.Round(sum), count, whole)
            : Math.Min(
                Math.Exp(-count * Distance(mean, whole)),
                Math.E * Binomial.AtLeast((int)Math.Floor(sum), count, whole));
    }

    // The divergence of Kullback and Leibler between two coins.
    private static double Distance(double mean, double whole) =>
        Part(mean, whole) + Part(1 - mean, 1 - whole);

    private static double Part(double share, double of) => share <= 0 ? 0 : share * Math.Log(share / of);
}
