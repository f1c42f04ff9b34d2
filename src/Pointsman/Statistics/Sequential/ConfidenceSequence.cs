namespace Pointsman;

/// <summary>
/// Intervals that may be looked at after every case. An ordinary interval holds at one look planned beforehand; looked
/// at 200 times, a test at 5 % finds a difference that is not there in 42 of 100 runs. These hold at all looks
/// together, and are wider for it.
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>At so many values an interval of a mean is narrowest, where nothing else is said.</summary>
    public const int DefaultTuning = 500;

    /// <summary>
    /// Of a share. With B the beta function, all shares p are held for which
    /// B(k + ½, n − k + ½) / (B(½, ½) pᵏ (1 − p)ⁿ⁻ᵏ) stays below 1 / (1 − level): what a gambler with no opinion would
    /// have won by betting against p (H. Robbins, Annals of Mathematical Statistics 41, 1970). Exact for every number
    /// of cases.
    /// </summary>
    public static ConfidenceInterval Rate(int right, int count, double level = ConfidenceInterval.DefaultLevel)
    {
        Require.AtLeast(count, 0);
        Require.Part(right, count);
        double limit = -Math.Log(1 - Require.Inside(level)), share = (double)right / count;
        if (count == 0)
        {
            return new ConfidenceInterval(share, 0, 1, level);
        }

        double low = right == 0 ? 0 : Crossing.OnLadder(0, share, p => Won(right, count, p) <= limit);
        double high = right == count ? 1 : Crossing.OnLadder(share, 1, p => Won(right, count, p) >= limit);
        return new ConfidenceInterval(share, low, high, level);
    }

    /// <summary>
    /// A p-value that may be looked at after every case: whether two models are right equally often, by the cases in
    /// which they differ. What is won by betting against a fair coin, one over it.
    /// </summary>
    public static double PValue(int firstOnly, int secondOnly)
    {
        Require.AtLeast(firstOnly, 0);
        Require.AtLeast(secondOnly, 0);
        int all = checked(firstOnly + secondOnly);
        return all == 0 ? 1 : Math.Min(1, Math.Exp(-Won(firstOnly, all, 0.5)));
    }

    /// <summary>
    /// Of a mean, such as that of paired differences: mean ± s √(2 (nρ² + 1) / (n²ρ²) · log(√(nρ² + 1) / (1 − level)))
    /// (Robbins' normal mixture, 1970, with the standard deviation put in: Waudby-Smith, Arbour, Sinha, Kennedy and
    /// Ramdas, Annals of Statistics 52, 2024). It holds as well as the mean is normal at the first look, so let that
    /// not be before some 50 values.
    /// </summary>
    /// <param name="count">How many values there are; at least two.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <param name="level">How sure to be, over all looks.</param>
    /// <param name="tunedFor">At how many values the interval is to be narrowest; fixed before the first look.</param>
    public static ConfidenceInterval Mean(
        long count, double mean, double deviation, double level = ConfidenceInterval.DefaultLevel,
        int tunedFor = DefaultTuning)
    {
        Require.AtLeast((int)Math.Min(int.MaxValue, count), 2, nameof(count));
        Require.Finite(mean);
        Require.AtLeast(tunedFor, 1);
        if (!(deviation >= 0 && double.IsFinite(deviation)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(deviation), $"found {deviation}; allowed is a finite number from 0 up");
        }

        double error = 1 - Require.Inside(level), logarithm = -2 * Math.Log(error);
        double density = (logarithm + Math.Log(logarithm + 1)) / tunedFor, scaled = (count * density) + 1;
        double reach = deviation / count
            * Math.Sqrt(2 * scaled / density * Math.Log(Math.Sqrt(scaled) / error));
        return new ConfidenceInterval(mean, mean - reach, mean + reach, level)
        {
            StandardError = deviation / Math.Sqrt(count),
        };
    }

    /// <summary>The same of the values themselves.</summary>
    public static ConfidenceInterval Mean(
        ReadOnlySpan<double> values, double level = ConfidenceInterval.DefaultLevel, int tunedFor = DefaultTuning)
    {
        Require.Values(values, 2);
        return Mean(values.Length, Moments.Mean(values), Math.Sqrt(Moments.Variance(values)), level, tunedFor);
    }

    // The logarithm of what betting against a chance has won.
    private static double Won(int right, int count, double chance)
    {
        double wrong = count - right;
        double bets = Gamma.Log(right + 0.5) + Gamma.Log(wrong + 0.5) - Gamma.Log(count + 1) - Math.Log(Math.PI);
        return bets - (right == 0 ? 0 : right * Math.Log(chance)) - (wrong == 0 ? 0 : wrong * Saddle.Log1P(-chance));
    }
}
