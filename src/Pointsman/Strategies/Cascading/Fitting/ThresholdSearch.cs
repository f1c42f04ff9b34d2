using System.Globalization;

namespace Pointsman;

/// <summary>
/// The thresholds that no others beat: none costs less and is right as often. With two steps every threshold is tried,
/// with three every pair (at most a thousand levels a step, even in the cases they pass), each by one sweep over the
/// cases in the order of their confidence. With more steps one threshold after the other is moved to where quality less
/// a price for money is highest, for many prices, until none moves: that finds good thresholds, not provably the best.
/// </summary>
internal sealed class ThresholdSearch
{
    private const int MostLevels = 1_000;
    private const int Prices = 61;
    private const int MostRounds = 20;

    private readonly CascadeTable _table;
    private readonly decimal[][] _cost;
    private readonly int[][] _order;
    private readonly int _free;

    public ThresholdSearch(CascadeTable table)
    {
        _table = table;
        _free = table.Steps.Length - 1;
        _cost = table.CostSoFar;
        _order = [.. table.Confidence.Select(step => Order(step))];

        static int[] Order(double[] confidence)
        {
            int[] order = [.. Enumerable.Range(0, confidence.Length)];
            Array.Sort(order, (left, right) => confidence[right].CompareTo(confidence[left]));
            return order;
        }
    }

    /// <summary>The frontier, from the cheapest to the one that is right most often.</summary>
    public IReadOnlyList<double[]> Frontier() => Best(_free switch
    {
        1 => Sweep(0, [], new bool[_table.Count], _table.Count),
        2 => Pairs(),
        _ => ByPrice(),
    });

    /// <summary>
    /// The levels of a step's confidence from the highest to the lowest, at most so many, even in the cases they pass.
    /// </summary>
    public IReadOnlyList<double> Levels(int step, int most)
    {
        double[] sorted = [.. _order[step].Select(row => _table.Confidence[step][row])];
        double[] all = [.. sorted.Distinct()];
        return all.Length <= most ? all
            : [.. Enumerable.Range(1, most).Select(i => sorted[(int)((long)sorted.Length * i / most) - 1]).Distinct()];
    }

    /// <summary>The shortest number that separates the same cases as a threshold does.</summary>
    public double Short(int step, double threshold)
    {
        if (double.IsPositiveInfinity(threshold))
        {
            return threshold;
        }

        double below = -1;
        foreach (double one in _table.Confidence[step])
        {
            below = one < threshold && one > below ? one : below;
        }

        if (below < 0)
        {
            return 0;
        }

        for (int digits = 2; digits <= 12; digits++)
        {
            double scale = Math.Pow(10, digits);
            double rounded = double.Parse(
                (Math.Floor(threshold * scale) / scale).ToString($"F{digits}", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture);
            if (rounded > below && rounded <= threshold)
            {
                return rounded;
            }
        }

        return threshold;
    }

    private List<Found> Pairs()
    {
        var all = new List<Found>();
        bool[] taken = new bool[_table.Count];
        IReadOnlyList<double> levels = [CascadePoint.Never, .. Levels(0, MostLevels)];
        int next = 0;
        foreach (double level in levels)
        {
            while (next < _table.Count && _table.Confidence[0][_order[0][next]] >= level)
            {
                taken[_order[0][next++]] = true;
            }

            all.AddRange(Kept(Sweep(1, [level], taken, MostLevels)));
        }

        return all;
    }

    // All thresholds of the last free step, for the cases that reach it; the others were taken by the step before.
    private List<Found> Sweep(int step, double[] before, bool[] taken, int most)
    {
        decimal cost = 0;
        double right = 0;
        for (int row = 0; row < _table.Count; row++)
        {
            int by = taken[row] ? step - 1 : step + 1;
            cost += _cost[by][row];
            right += _table.Right[by][row];
        }

        var all = new List<Found> { new(cost, right, [.. before, CascadePoint.Never]) };
        int next = 0;
        foreach (double level in Levels(step, most))
        {
            for (; next < _table.Count && _table.Confidence[step][_order[step][next]] >= level; next++)
            {
                int row = _order[step][next];
                if (!taken[row])
                {
                    cost += _cost[step][row] - _cost[step + 1][row];
                    right += _table.Right[step][row] - _table.Right[step + 1][row];
                }
            }

            all.Add(new Found(cost, right, [.. before, level]));
        }

        return all;
    }

    private List<Found> ByPrice()
    {
        var all = new List<Found>();
        double dear = Math.Max((double)_cost[^1].Sum() / _table.Count, 1e-12);
        double[] acceptAt = [.. Enumerable.Repeat(CascadePoint.Never, _free)];
        for (int i = 0; i < Prices; i++)
        {
            double price = i == 0 ? 0 : Math.Pow(10, -3 + (6.0 * i / (Prices - 1))) / dear;
            for (int round = 0; round < MostRounds; round++)
            {
                bool moved = false;
                for (int step = _free - 1; step >= 0; step--)
                {
                    double best = Move(step, acceptAt, price);
                    moved |= best != acceptAt[step];
                    acceptAt[step] = best;
                }

                if (!moved)
                {
                    break;
                }
            }

            all.Add(Sum([.. acceptAt]));
        }

        return all;
    }

    // The best threshold of one step while the others stay.
    private double Move(int step, double[] acceptAt, double price)
    {
        double[] later = [.. acceptAt];
        later[step] = CascadePoint.Never;
        double sum = 0, most = 0, best = CascadePoint.Never;
        int[] order = _order[step];
        for (int i = 0; i < order.Length; i++)
        {
            int row = order[i], by = CascadeMeasure.AnsweredBy(_table, row, later);
            if (by > step)
            {
                double saved = (double)(_cost[by][row] - _cost[step][row]);
                sum += _table.Right[step][row] - _table.Right[by][row] + (price * saved);
            }

            bool whole = i == order.Length - 1
                || _table.Confidence[step][order[i + 1]] < _table.Confidence[step][row];
            if (whole && sum > most + 1e-12)
            {
                (most, best) = (sum, _table.Confidence[step][row]);
            }
        }

        return best;
    }

    private Found Sum(double[] acceptAt)
    {
        decimal cost = 0;
        double right = 0;
        for (int row = 0; row < _table.Count; row++)
        {
            int by = CascadeMeasure.AnsweredBy(_table, row, acceptAt);
            cost += _cost[by][row];
            right += _table.Right[by][row];
        }

        return new Found(cost, right, acceptAt);
    }

    private static List<double[]> Best(List<Found> all) => [.. Kept(all).Select(one => one.AcceptAt)];

    private static List<Found> Kept(List<Found> all)
    {
        var kept = new List<Found>();
        foreach (Found one in all.OrderBy(one => one.Cost).ThenByDescending(one => one.Right))
        {
            if (kept.Count == 0 || one.Right > kept[^1].Right + 1e-9)
            {
                kept.Add(one);
            }
        }

        return kept;
    }

    private readonly record struct Found(decimal Cost, double Right, double[] AcceptAt);
}
