namespace Pointsman;

/// <summary>How much larger one share is than another, of two groups that have nothing to do with each other.</summary>
public static class ProportionDifference
{
    /// <summary>
    /// R. G. Newcombe's hybrid of two Wilson intervals (Statistics in Medicine 17, 1998, 873–890, method 10);
    /// statsmodels' <c>confint_proportions_2indep(method="newcomb")</c>.
    /// </summary>
    public static ConfidenceInterval Newcombe(
        int firstRight, int firstCount, int secondRight, int secondCount,
        double level = ConfidenceInterval.DefaultLevel) => Hybrid(
            Group(firstRight, firstCount, level, ProportionInterval.Wilson),
            Group(secondRight, secondCount, level, ProportionInterval.Wilson));

    /// <summary>The same of two Wilson intervals widened by half a count (method 11).</summary>
    public static ConfidenceInterval NewcombeCorrected(
        int firstRight, int firstCount, int secondRight, int secondCount,
        double level = ConfidenceInterval.DefaultLevel) => Hybrid(
            Group(firstRight, firstCount, level, ProportionInterval.WilsonCorrected),
            Group(secondRight, secondCount, level, ProportionInterval.WilsonCorrected));

    private static ConfidenceInterval Group(
        int right, int count, double level, Func<int, int, double, ConfidenceInterval> interval)
    {
        Require.AtLeast(count, 1);
        return interval(right, count, level);
    }

    private static ConfidenceInterval Hybrid(ConfidenceInterval first, ConfidenceInterval second)
    {
        double difference = first.Value - second.Value;
        return new ConfidenceInterval(
            difference,
            difference - double.Hypot(first.Value - first.Low, second.High - second.Value),
            difference + double.Hypot(first.High - first.Value, second.Value - second.Low),
            first.Level);
    }
}
