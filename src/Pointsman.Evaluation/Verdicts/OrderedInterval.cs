using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// The interval of a percentile that supposes no distribution: how many values lie below the true percentile is
/// binomial, so two of the ordered values enclose it (Conover, Practical Nonparametric Statistics, 3rd edition, 1999,
/// section 3.2). Where answers to one case hang together, ends are those of as many values as would be as sure by
/// themselves (Woodruff, JASA 47, 1952).
/// </summary>
internal static class OrderedInterval
{
    /// <summary>The percentile with its interval.</summary>
    /// <param name="values">The values; at least one.</param>
    /// <param name="units">The number of each value's case or cluster.</param>
    /// <param name="share">The share of values below the percentile.</param>
    /// <param name="level">How sure to be.</param>
    public static Measurement Of(
        double[] values, int[] units, double share, double level = ConfidenceInterval.DefaultLevel)
    {
        double[] sorted = [.. values.Order()];
        double value = Percentile.Of(values, share), tail = (1 - level) / 2;
        int witnesses = Witnesses(values, units, value);
        int below = Below(witnesses, share, tail), above = Above(witnesses, share, tail);
        double low = below == 0 ? 0 : sorted[Place(below, witnesses, sorted.Length, up: false)];
        bool bounded = above <= witnesses;
        double high = bounded ? sorted[Place(above, witnesses, sorted.Length, up: true)] : sorted[^1];
        return new Measurement(
            new ConfidenceInterval(value, Math.Min(low, value), Math.Max(high, value), level), values.Length,
            bounded ? null : string.Create(CultureInfo.InvariantCulture,
                $"{witnesses:N0} answers set no upper bound of p{100 * share:0}; {Fewest(share, tail):N0} do"))
        {
            HasHigh = bounded,
        };
    }

    /// <summary>The largest rank whose value lies above the percentile no more often than the tail says; 0 for none.
    /// </summary>
    public static int Below(int count, double share, double tail)
    {
        int low = 0, high = count;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            (low, high) = Binomial.AtMost(middle - 1, count, share) <= tail ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>
    /// The smallest rank whose value lies below the percentile no more often than the tail says; one more than the
    /// count for none.
    /// </summary>
    public static int Above(int count, double share, double tail)
    {
        int low = 1, high = count + 1;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = Binomial.AtLeast(middle, count, share) <= tail ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The fewest values of which the largest is an upper bound.</summary>
    private static int Fewest(double share, double tail) => (int)Math.Ceiling(Math.Log(tail) / Math.Log(share));

    // How far the share of values up to the percentile would vary from run to run, beside that of independent values.
    private static int Witnesses(double[] values, int[] units, double percentile)
    {
        int count = units.Distinct().Count();
        if (count == values.Length)
        {
            return values.Length;
        }

        double[] below = [.. values.Select(value => value <= percentile ? 1.0 : 0)];
        double alone = Moments.Variance(below) / below.Length;
        if (count < 2 || alone == 0)
        {
            return count;
        }

        double error = MeanInterval.Clustered(below, units).StandardError!.Value;
        double effect = Math.Max(1, error * error / alone);
        return Math.Clamp((int)(values.Length / effect), 1, values.Length);
    }

    private static int Place(int rank, int witnesses, int count, bool up)
    {
        double place = (double)rank / witnesses * count;
        return Math.Clamp((int)(up ? Math.Ceiling(place) : Math.Floor(place)) - 1, 0, count - 1);
    }
}
