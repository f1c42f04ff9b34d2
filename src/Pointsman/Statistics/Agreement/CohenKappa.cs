namespace Pointsman;

/// <summary>
/// Agreement of two raters, such as a judge and a person (J. Cohen, 1960 and 1968); irr's <c>kappa2</c>, statsmodels'
/// <c>cohens_kappa</c>. Standard errors are those of Fleiss, Cohen and Everitt (Psychological Bulletin 72, 1969).
/// </summary>
public static class CohenKappa
{
    /// <summary>Of ratings of the same things, in the same order, each a category from 0 up.</summary>
    public static KappaResult OfRatings(
        ReadOnlySpan<int> first, ReadOnlySpan<int> second, KappaWeights weights = KappaWeights.None,
        double level = ConfidenceInterval.DefaultLevel)
    {
        Require.SameLength(first.Length, second.Length, nameof(second));
        int categories = 0;
        for (int i = 0; i < first.Length; i++)
        {
            categories = Math.Max(categories, 1 + Math.Max(
                Require.AtLeast(first[i], 0, nameof(first)), Require.AtLeast(second[i], 0, nameof(second))));
        }

        Require.AtMost(categories, 1000, "categories");
        long[][] table = [.. Enumerable.Range(0, categories).Select(_ => new long[categories])];
        for (int i = 0; i < first.Length; i++)
        {
            table[first[i]][second[i]]++;
        }

        return Of(table, weights, level);
    }

    /// <summary>
    /// Of a square table: how often the first rater gave the category of the row and the second that of the column.
    /// </summary>
    public static KappaResult Of(
        IReadOnlyList<IReadOnlyList<long>> table, KappaWeights weights = KappaWeights.None,
        double level = ConfidenceInterval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(table);
        int k = table.Count;
        double n = 0;
        foreach (IReadOnlyList<long> row in table)
        {
            Require.SameLength(k, row.Count, nameof(table));
            n += row.Sum(count => Require.NotNegative(count, nameof(table)));
        }

        if (n == 0)
        {
            throw Require.Few(0, 1, nameof(table));
        }

        double[] rows = [.. table.Select(row => row.Sum() / n)];
        double[] columns = [.. Enumerable.Range(0, k).Select(j => table.Sum(row => row[j]) / n)];
        return Of(table, rows, columns, n, (i, j) => Weight(weights, i, j, k), level);
    }

    private static KappaResult Of(
        IReadOnlyList<IReadOnlyList<long>> table, double[] rows, double[] columns, double n,
        Func<int, int, double> weight, double level)
    {
        int k = rows.Length;
        double observed = 0, expected = 0;
        double[] ofRow = new double[k], ofColumn = new double[k];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                observed += weight(i, j) * table[i][j] / n;
                expected += weight(i, j) * rows[i] * columns[j];
                ofRow[i] += weight(i, j) * columns[j];
                ofColumn[j] += weight(i, j) * rows[i];
            }
        }

        double chance = 1 - expected, kappa = chance > 0 ? (observed - expected) / chance : double.NaN;
        double around = 0, without = 0;
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                double margins = ofRow[i] + ofColumn[j], offset = weight(i, j) - (margins * (1 - kappa));
                around += table[i][j] / n * offset * offset;
                without += rows[i] * columns[j] * (weight(i, j) - margins) * (weight(i, j) - margins);
            }
        }

        double middle = kappa - (expected * (1 - kappa));
        double error = Math.Sqrt(Math.Max(0, around - (middle * middle)) / n) / chance;
        double reach = ConfidenceInterval.Z(level) * error;
        return new KappaResult(kappa, Math.Sqrt(Math.Max(0, without - (expected * expected)) / n) / chance)
        {
            Interval = new ConfidenceInterval(kappa, kappa - reach, kappa + reach, level) { StandardError = error },
        };
    }

    private static double Weight(KappaWeights weights, int i, int j, int k)
    {
        double apart = i == j ? 0 : (double)Math.Abs(i - j) / (k - 1);
        return weights switch
        {
            KappaWeights.Linear => 1 - apart,
            KappaWeights.Quadratic => 1 - (apart * apart),
            _ => i == j ? 1 : 0,
        };
    }
}
