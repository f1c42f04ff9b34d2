namespace Pointsman.Evaluation;

/// <summary>About how many more cases would tell whether a criterion is met.</summary>
internal static class CriterionForecast
{
    /// <summary>
    /// So many that the interval, which shrinks with the root of their number, no longer reaches the bound; null where
    /// it would never, since what was measured is the bound, or nothing was measured.
    /// </summary>
    public static long? MoreCases(CriterionResult result)
    {
        if (result.Measured is not { } measured || result.Count == 0)
        {
            return null;
        }

        double away = Math.Abs(measured.Value - result.Criterion.Bound);
        bool isGood = result.Criterion.AtLeast == measured.Value > result.Criterion.Bound;
        double reach = measured.Value > result.Criterion.Bound
            ? measured.Value - measured.Low : measured.High - measured.Value;
        double needed = away > 0 ? result.Count * (reach / away) * (reach / away) : double.PositiveInfinity;
        return !isGood || needed > 1e9 ? null : Math.Max(1, (long)Math.Ceiling(needed) - result.Count);
    }
}
