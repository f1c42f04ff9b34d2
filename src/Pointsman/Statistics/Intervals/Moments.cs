namespace Pointsman;

/// <summary>Means and variances that do not depend on how many values there are or where they lie.</summary>
internal static class Moments
{
    /// <summary>The sum, with what rounding loses on the way kept and added (Neumaier, 1974).</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0, lost = 0;
        foreach (double value in values)
        {
            double next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + lost;
    }

    /// <summary>The mean.</summary>
    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary>The variance of the whole that the values were drawn from: over one less than their number.</summary>
    public static double Variance(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), squares = 0, rest = 0;
        foreach (double value in values)
        {
            double offset = value - mean;
            squares += offset * offset;
            rest += offset;
        }

        return Math.Max(0, squares - (rest * rest / values.Length)) / (values.Length - 1);
    }

    /// <summary>What the first has more than the second, pair by pair.</summary>
    public static double[] Differences(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.SameLength(first.Length, second.Length, nameof(second));
        Require.Values(first);
        Require.Values(second);
        double[] differences = new double[first.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
        }

        return differences;
    }
}
