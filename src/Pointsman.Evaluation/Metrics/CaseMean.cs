namespace Pointsman.Evaluation;

/// <summary>The mean over cases with the interval that fits how they hang together.</summary>
internal static class CaseMean
{
    /// <summary>
    /// Wilson's interval where every case is right or wrong by itself. Where repeats or clusters make degrees, Wilson's
    /// of as many cases as would be as sure by themselves, with Student's t for the few clusters (Korn and Graubard,
    /// Survey Methodology 24, 1998; Franco et al., Journal of Survey Statistics and Methodology 7, 2019): unlike mean ±
    /// t · error it stays wide where everything was right. Null without a case.
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

        return OfShares(values, Clusters(known));
    }

    /// <summary>The mean of shares that come in clusters; a cluster for each where they do not.</summary>
    public static ConfidenceInterval OfShares(double[] values, int[] clusters)
    {
        double mean = Math.Clamp(Moments.Mean(values), 0, 1);
        int units = clusters.Distinct().Count();
        if (units < 2)
        {
            // One witness says how it was, and nothing of how it would be again.
            return new ConfidenceInterval(mean, 0, 1, ConfidenceInterval.DefaultLevel);
        }

        double error = MeanInterval.Clustered(values, clusters).StandardError!.Value;
        double alike = mean * (1 - mean) / (error * error);
        double witnesses = double.IsFinite(alike) && alike > 0 ? alike : units;
        double t = StudentT.Quantile((1 + ConfidenceInterval.DefaultLevel) / 2, units - 1);
        var wilson = WilsonInterval.Of(mean * witnesses, witnesses, t);
        return new ConfidenceInterval(
            mean, Math.Min(wilson.Low, mean), Math.Max(wilson.High, mean), ConfidenceInterval.DefaultLevel)
        {
            StandardError = error,
        };
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
