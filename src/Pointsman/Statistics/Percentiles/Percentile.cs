namespace Pointsman;

/// <summary>Exact percentiles of values that are all at hand.</summary>
/// <remarks>
/// Type 7 of Hyndman and Fan (American Statistician 50, 1996), which R's <c>quantile</c>, NumPy and spreadsheets take:
/// the value at place (n − 1) · share, counted from 0, straight between neighbours.
/// </remarks>
public static class Percentile
{
    /// <summary>The value below which the share <paramref name="share"/> of the values lies.</summary>
    public static double Of(ReadOnlySpan<double> values, double share)
    {
        Require.Share(share);
        return OfSorted(Sorted(values), share);
    }

    /// <summary>Several at once, for the price of one sorting.</summary>
    public static double[] Of(ReadOnlySpan<double> values, ReadOnlySpan<double> shares)
    {
        double[] found = new double[shares.Length];
        double[] sorted = Sorted(values);
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = OfSorted(sorted, Require.Share(shares[i], nameof(shares)));
        }

        return found;
    }

    internal static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        double place = (sorted.Length - 1) * share;
        int below = (int)place;
        double rest = place - below, low = sorted[below];
        return rest == 0 || sorted[below + 1] == low ? low : low + (rest * (sorted[below + 1] - low));
    }

    private static double[] Sorted(ReadOnlySpan<double> values)
    {
        Require.Values(values);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
