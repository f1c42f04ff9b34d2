namespace Pointsman;

/// <summary>
/// P-values made larger for there being many of them: of twenty comparisons of equal models one is found different by
/// chance. R's <c>p.adjust</c>, statsmodels' <c>multipletests</c>. Each comes back at its own place.
/// </summary>
public static class AdjustedP
{
    /// <summary>Times their number: the chance that any finding is false stays below the level.</summary>
    public static double[] Bonferroni(ReadOnlySpan<double> pValues)
    {
        Order(pValues);
        double[] adjusted = new double[pValues.Length];
        for (int i = 0; i < adjusted.Length; i++)
        {
            adjusted[i] = Math.Min(1, pValues[i] * pValues.Length);
        }

        return adjusted;
    }

    /// <summary>
    /// S. Holm's step-down method (Scandinavian Journal of Statistics 6, 1979): the same promise as Bonferroni's, and
    /// never less is found. The one to report for several models against a baseline.
    /// </summary>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        int[] order = Order(pValues);
        double[] adjusted = new double[order.Length];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, (order.Length - rank) * pValues[order[rank]]);
            adjusted[order[rank]] = Math.Min(1, largest);
        }

        return adjusted;
    }

    /// <summary>
    /// Y. Benjamini and Y. Hochberg (JRSS B 57, 1995): of what is found, the share that is false stays below the level.
    /// For many categories or evaluators at once, where a few false findings do no harm.
    /// </summary>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues) => StepUp(pValues, 1);

    /// <summary>
    /// The same however the p-values hang together (Benjamini and Yekutieli, Annals of Statistics 29, 2001).
    /// </summary>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> pValues)
    {
        double harmonic = 0;
        for (int i = 1; i <= pValues.Length; i++)
        {
            harmonic += 1.0 / i;
        }

        return StepUp(pValues, harmonic);
    }

    private static double[] StepUp(ReadOnlySpan<double> pValues, double factor)
    {
        int[] order = Order(pValues);
        double[] adjusted = new double[order.Length];
        double smallest = 1;
        for (int rank = order.Length - 1; rank >= 0; rank--)
        {
            smallest = Math.Min(smallest, factor * order.Length / (rank + 1) * pValues[order[rank]]);
            adjusted[order[rank]] = smallest;
        }

        return adjusted;
    }

    private static int[] Order(ReadOnlySpan<double> pValues)
    {
        int[] order = new int[pValues.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            Require.Share(pValues[i], $"{nameof(pValues)}[{i}]");
        }

        Array.Sort(pValues.ToArray(), order);
        return order;
    }
}
