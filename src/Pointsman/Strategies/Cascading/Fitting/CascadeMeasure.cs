namespace Pointsman;

/// <summary>What thresholds, a step alone or an oracle do on a table of results.</summary>
internal static class CascadeMeasure
{
    private const double OneSided95 = 1.6448536269514722;

    /// <summary>The step whose answer stands.</summary>
    public static int AnsweredBy(CascadeTable table, int row, IReadOnlyList<double> acceptAt)
    {
        int step = 0;
        while (step < acceptAt.Count && table.Confidence[step][row] < acceptAt[step])
        {
            step++;
        }

        return step;
    }

    /// <summary>A cascade with these thresholds.</summary>
    public static CascadePoint Of(CascadeTable table, IReadOnlyList<double> acceptAt)
    {
        int count = table.Count, steps = table.Steps.Length;
        double right = 0, squares = 0, time = 0;
        decimal cost = 0;
        double[] shares = new double[steps];
        for (int row = 0; row < count; row++)
        {
            int by = AnsweredBy(table, row, acceptAt);
            decimal paid = table.CostSoFar[by][row];
            shares[by] += 1.0 / count;
            right += table.Right[by][row];
            cost += paid;
            squares += (double)paid * (double)paid;
            for (int step = 0; step <= by && table.IsTimed; step++)
            {
                time += table.Cell(row, step).Milliseconds!.Value;
            }
        }

        double mean = (double)cost / count;
        double deviation = Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)) / Math.Max(1, count - 1));
        return new CascadePoint
        {
            AcceptAt = [.. acceptAt],
            Right = right / count,
            RightInterval = WilsonInterval.Of(right, count),
            RightAtLeast = LowerBound.Of(right, count, table.Wholes),
            Cost = new Usd(cost / count),
            CostMargin = new Usd((decimal)(WilsonInterval.Z95 * deviation)),
            CostAtMost = new Usd((cost / count) + (decimal)(OneSided95 * deviation)),
            Milliseconds = table.IsTimed ? time / count : null,
            Shares = shares,
        };
    }

    /// <summary>Each step alone, and whoever knew beforehand which step is the cheapest that is right.</summary>
    public static IReadOnlyList<CascadeRival> Rivals(CascadeTable table, CascadePoint? chosen)
    {
        var rivals = new List<CascadeRival>();
        for (int step = 0; step < table.Steps.Length; step++)
        {
            int own = step;
            rivals.Add(Rival(table, chosen, table.Steps[step], _ => own));
        }

        rivals.Add(Rival(table, chosen, "oracle", row => Enumerable.Range(0, table.Steps.Length)
            .OrderByDescending(step => table.Right[step][row]).ThenBy(step => table.Cell(row, step).Cost).First()));
        return rivals;
    }

    private static CascadeRival Rival(CascadeTable table, CascadePoint? chosen, string name, Func<int, int> who)
    {
        int count = table.Count;
        double right = 0, gain = 0, squares = 0;
        decimal cost = 0;
        for (int row = 0; row < count; row++)
        {
            int step = who(row);
            right += table.Right[step][row];
            cost += table.Cell(row, step).Cost.Amount;
            if (chosen is not null)
            {
                double own = table.Right[AnsweredBy(table, row, chosen.AcceptAt)][row] - table.Right[step][row];
                gain += own;
                squares += own * own;
            }
        }

        double mean = gain / count;
        double deviation = Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean)) / Math.Max(1, count - 1));
        return new CascadeRival(name, right / count, WilsonInterval.Of(right, count), new Usd(cost / count))
        {
            Gain = chosen is null ? null : mean,
            GainMargin = chosen is null ? null : WilsonInterval.Z95 * deviation,
        };
    }
}
