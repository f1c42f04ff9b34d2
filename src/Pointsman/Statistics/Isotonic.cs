namespace Pointsman;

/// <summary>
/// The non-decreasing sequence that is nearest to a given one by weighted squares, found by pooling neighbours that
/// are in the wrong order (Ayer et al., Annals of Mathematical Statistics 26, 1955).
/// </summary>
public static class Isotonic
{
    /// <summary>Fits; every value gets the mean of the pool that it ends in.</summary>
    public static double[] Fit(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, values.Length);
        var pools = new List<(double Mean, double Weight, int Count)>();
        for (int i = 0; i < values.Length; i++)
        {
            (double Mean, double Weight, int Count) pool = (values[i], weights[i], 1);
            while (pools.Count > 0 && pools[^1].Mean >= pool.Mean)
            {
                (double mean, double weight, int count) = pools[^1];
                double all = weight + pool.Weight;
                pool = (((mean * weight) + (pool.Mean * pool.Weight)) / all, all, count + pool.Count);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        double[] fitted = new double[values.Length];
        int at = 0;
        foreach ((double mean, _, int count) in pools)
        {
            fitted.AsSpan(at, count).Fill(mean);
            at += count;
        }

        return fitted;
    }
}
