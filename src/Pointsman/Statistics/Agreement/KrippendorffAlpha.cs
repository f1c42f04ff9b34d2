namespace Pointsman;

/// <summary>
/// Agreement of any number of raters who need not all have rated everything (K. Krippendorff, Content Analysis, 4th
/// edition, 2018, chapter 12): one minus the disagreement found over that expected by chance.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>
    /// Of the ratings of each thing, those that are missing left out. Not a number where all ratings are the same, or
    /// no thing has two.
    /// </summary>
    public static double Of(IReadOnlyList<IReadOnlyList<double>> ratings, RatingScale scale = RatingScale.Nominal)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        IReadOnlyList<double>[] paired = [.. ratings.Where(one => one.Count > 1)];
        foreach (double value in paired.SelectMany(one => one))
        {
            Require.Finite(value, nameof(ratings));
        }

        double[] values = [.. paired.SelectMany(one => one).Distinct().Order()];
        var places = values.Select((value, i) => (value, i)).ToDictionary(one => one.value, one => one.i);
        double[] counts = new double[values.Length];
        foreach (double value in paired.SelectMany(one => one))
        {
            counts[places[value]]++;
        }

        double found = 0, expected = 0, all = counts.Sum();
        foreach (IReadOnlyList<double> one in paired)
        {
            foreach (double a in one)
            {
                found += one.Sum(b => Apart(places[a], places[b])) / (one.Count - 1);
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
            {
                expected += counts[i] * counts[j] * Apart(i, j);
            }
        }

        return expected > 0 ? 1 - ((all - 1) * found / expected) : double.NaN;

        double Apart(int i, int j)
        {
            if (i == j)
            {
                return 0;
            }

            double distance = scale switch
            {
                RatingScale.Ordinal => Between(Math.Min(i, j), Math.Max(i, j)),
                RatingScale.Interval => values[i] - values[j],
                RatingScale.Ratio => (values[i] - values[j]) / (values[i] + values[j]),
                _ => 1,
            };
            return distance * distance;
        }

        double Between(int low, int high) =>
            counts.AsSpan(low, high - low + 1).ToArray().Sum() - ((counts[low] + counts[high]) / 2);
    }
}
