namespace Pointsman;

/// <summary>Whether two groups that have nothing to do with each other have the same share.</summary>
public static class TwoProportionTest
{
    /// <summary>
    /// The z test with one share for both; statsmodels' <c>proportions_ztest</c>. Its square is the chi-square of R's
    /// <c>prop.test</c>, which also takes the continuity correction (Yates) unless told not to.
    /// </summary>
    public static TestResult Pooled(
        int firstRight, int firstCount, int secondRight, int secondCount,
        Alternative alternative = Alternative.TwoSided, bool continuity = false)
    {
        Require.AtLeast(firstCount, 1);
        Require.AtLeast(secondCount, 1);
        Require.Part(firstRight, firstCount);
        Require.Part(secondRight, secondCount);
        double n = firstCount, m = secondCount, share = ((double)firstRight + secondRight) / (n + m);
        double difference = (firstRight / n) - (secondRight / m), each = (1 / n) + (1 / m);
        double correction = continuity ? Math.Min(0.5 * each, Math.Abs(difference)) : 0;
        double error = Math.Sqrt(share * (1 - share) * each);
        double z = error > 0 ? (difference - (Math.Sign(difference) * correction)) / error : 0;
        return TestResult.OfNormal(z, z, alternative);
    }
}
