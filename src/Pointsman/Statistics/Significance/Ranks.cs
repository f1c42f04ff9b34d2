namespace Pointsman;

/// <summary>Places in order, those who tie sharing the mean of theirs. Kept doubled, so that they are whole.</summary>
internal sealed class Ranks
{
    private Ranks(int[] doubled, double tieTerm) => (Doubled, TieTerm) = (doubled, tieTerm);

    /// <summary>Twice the rank of each value.</summary>
    public int[] Doubled { get; }

    /// <summary>Σ (t³ − t) over the groups of t values that tie.</summary>
    public double TieTerm { get; }

    /// <summary>Whether any two values are the same.</summary>
    public bool HasTies => TieTerm > 0;

    public static Ranks Of(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort((double[])values.Clone(), order);
        int[] doubled = new int[values.Length];
        double tieTerm = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            double tied = to - from;
            tieTerm += (tied * tied * tied) - tied;
            for (int i = from; i < to; i++)
            {
                doubled[order[i]] = from + to + 1;
            }
        }

        return new Ranks(doubled, tieTerm);
    }
}
