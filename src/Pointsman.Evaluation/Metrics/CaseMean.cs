namespace Pointsman.Evaluation;

/// <summary>The mean over cases with the interval that fits how they hang together.</summary>
internal static class CaseMean
{
    /// <summary>
    /// Of shares that passed: Wilson's interval where every case is right or wrong by itself; Student's t over case
    /// means, or over clusters, where repeats or clusters make degrees. Null without a case.
    /// </summary>
    public static ConfidenceInterval? Of(IReadOnlyList<CaseOutcome> cases, Func<CaseOutcome, double?> value)
    {
        CaseOutcome[] known = [.. cases.Where(one => value(one) is not null)];
        if (known.Length == 0)
        {
            return null;
        }

        double[] values = [.. known.Select(one => value(one)!.Value)];
        if (known.All(one => one.Cluster is null) && values.All(one => one is 0 or 1))
        {
            return ProportionInterval.Wilson(values.Count(one => one == 1), values.Length);
        }

        int[] clusters = Clusters(known);
        if (clusters.Distinct().Count() < 2)
        {
            // One witness says how it was, and nothing of how it would be again.
            return new ConfidenceInterval(Moments.Mean(values), 0, 1, ConfidenceInterval.DefaultLevel);
        }

        ConfidenceInterval interval = MeanInterval.Clustered(values, clusters);
        return interval with { Low = Math.Max(0, interval.Low), High = Math.Min(1, interval.High) };
    }

    /// <summary>The number of each case's cluster; a case without one is a cluster of its own.</summary>
    public static int[] Clusters(IReadOnlyList<CaseOutcome> cases)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] clusters = new int[cases.Count];
        int next = 0;
        for (int at = 0; at < clusters.Length; at++)
        {
            if (cases[at].Cluster is not { } name)
            {
                clusters[at] = next++;
            }
            else if (numbers.TryGetValue(name, out int known))
            {
                clusters[at] = known;
            }
            else
            {
                clusters[at] = numbers[name] = next++;
            }
        }

        return clusters;
    }
}
