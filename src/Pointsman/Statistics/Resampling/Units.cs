namespace Pointsman;

/// <summary>
/// What is drawn as one: a value, or all values of a cluster. Of each unit only the sum of its deviations from the mean
/// of all, and how many values it has, are needed.
/// </summary>
internal sealed class Units
{
    private Units(double mean, double[] offsets, double[] sizes)
    {
        (Mean, Offsets, Sizes) = (mean, offsets, sizes);
        Size = Moments.Sum(sizes);
    }

    /// <summary>The mean of all values.</summary>
    public double Mean { get; }

    /// <summary>The sum of each unit's deviations from <see cref="Mean"/>.</summary>
    public double[] Offsets { get; }

    /// <summary>How many values each unit has.</summary>
    public double[] Sizes { get; }

    /// <summary>How many values there are.</summary>
    public double Size { get; }

    /// <summary>How many units there are.</summary>
    public int Count => Offsets.Length;

    /// <summary>The clustered standard error of the mean.</summary>
    public double StandardError
    {
        get
        {
            double squares = 0;
            foreach (double offset in Offsets)
            {
                squares += offset * offset;
            }

            return Math.Sqrt(squares * Count / (Count - 1)) / Size;
        }
    }

    /// <summary>Every value a unit, or every cluster where clusters are given.</summary>
    public static Units Of(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters)
    {
        Require.Values(values, 2);
        double mean = Moments.Mean(values);
        if (clusters.IsEmpty)
        {
            double[] offsets = new double[values.Length];
            double[] ones = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                (offsets[i], ones[i]) = (values[i] - mean, 1);
            }

            return new Units(mean, offsets, ones);
        }

        Require.SameLength(values.Length, clusters.Length, nameof(clusters));
        var places = new Dictionary<int, int>();
        var sums = new List<double>();
        var sizes = new List<double>();
        for (int i = 0; i < values.Length; i++)
        {
            if (!places.TryGetValue(clusters[i], out int place))
            {
                places[clusters[i]] = place = sums.Count;
                sums.Add(0);
                sizes.Add(0);
            }

            sums[place] += values[i] - mean;
            sizes[place]++;
        }

        return sums.Count > 1
            ? new Units(mean, [.. sums], [.. sizes]) : throw Require.Few(sums.Count, 2, nameof(clusters));
    }

    /// <summary>
    /// No more than <paramref name="most"/> units: more are dealt at random into so many groups of one size, each a
    /// unit from there on. That a resample then draws among 10,000 instead of a million changes its width by less than
    /// the resampling itself does, and bounds the time.
    /// </summary>
    public Units Dealt(int most, RandomStream random)
    {
        if (Count <= most)
        {
            return this;
        }

        int[] order = [.. Enumerable.Range(0, Count)];
        double[] offsets = new double[most];
        double[] sizes = new double[most];
        for (int i = Count - 1; i >= 0; i--)
        {
            int other = random.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
            offsets[i % most] += Offsets[order[i]];
            sizes[i % most] += Sizes[order[i]];
        }

        return new Units(Mean, offsets, sizes);
    }
}
