namespace Pointsman;

/// <summary>
/// Agreement of several raters, not always the same ones (J. L. Fleiss, Psychological Bulletin 76, 1971); irr's
/// <c>kappam.fleiss</c>. The standard error is that of Fleiss, Nee and Landis (1979).
/// </summary>
public static class FleissKappa
{
    /// <summary>
    /// Of a table: for each thing, how many raters gave each category. All things have the same number of raters, at
    /// least two.
    /// </summary>
    public static KappaResult Of(IReadOnlyList<IReadOnlyList<int>> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Count == 0)
        {
            throw Require.Few(0, 1, nameof(table));
        }

        int raters = table[0].Sum(), categories = table[0].Count;
        Require.AtLeast(raters, 2);
        double things = table.Count, agreeing = 0;
        double[] shares = new double[categories];
        foreach (IReadOnlyList<int> row in table)
        {
            Require.SameLength(categories, row.Count, nameof(table));
            if (row.Sum(count => (int)Require.NotNegative(count, nameof(table))) != raters)
            {
                throw new ArgumentException(
                    $"found a row of {row.Sum()} ratings beside one of {raters}; allowed is the same number for each",
                    nameof(table));
            }

            for (int j = 0; j < categories; j++)
            {
                shares[j] += row[j] / (things * raters);
                agreeing += (double)row[j] * (row[j] - 1);
            }
        }

        double observed = agreeing / (things * raters * (raters - 1)), expected = shares.Sum(share => share * share);
        double spread = shares.Sum(share => share * (1 - share));
        double skewed = shares.Sum(share => share * (1 - share) * (1 - (2 * share)));
        double variance = 2 * ((spread * spread) - skewed) / (spread * spread * things * raters * (raters - 1));
        return new KappaResult(
            spread > 0 ? (observed - expected) / (1 - expected) : double.NaN, Math.Sqrt(Math.Max(0, variance)));
    }
}
