namespace Pointsman.Evaluation;

/// <summary>How measured values are spread.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="P50">The value that half of them do not pass.</param>
/// <param name="P95">The value that 95 % do not pass.</param>
/// <param name="P99">The value that 99 % do not pass.</param>
public sealed record Spread(int Count, double Mean, double P50, double P95, double P99)
{
    /// <summary>The spread of values; null where there is none.</summary>
    public static Spread? Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        double[] all = [.. values];
        double[] found = Percentile.Of(all, [0.5, 0.95, 0.99]);
        return new Spread(all.Length, Moments.Mean(all), found[0], found[1], found[2]);
    }
}
