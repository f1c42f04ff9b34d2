namespace Pointsman;

/// <summary>Student's t when there is a difference: what the power of a t test is computed from.</summary>
public static class NoncentralT
{
    private const double Step = 1.0 / 64;

    /// <summary>
    /// The share that lies below <paramref name="t"/> when the mean is <paramref name="shift"/> standard errors away
    /// from 0; R's <c>pt(t, freedom, ncp)</c>. At least one degree of freedom.
    /// </summary>
    /// <remarks>
    /// T = (Z + shift) / S with S² a chi-square over its degrees of freedom, so the share is the mean of
    /// Φ(t·S − shift) over S. It is integrated by the rule of Takahasi and Mori (tanh-sinh, 1974), which is good to
    /// some 13 digits here.
    /// </remarks>
    public static double Below(double t, double freedom, double shift)
    {
        Require.Finite(t);
        Require.Finite(shift);
        if (double.IsPositiveInfinity(freedom))
        {
            return Normal.Below(t - shift);
        }

        if (!(freedom >= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(freedom), $"found {freedom}; allowed is 1 or more");
        }

        // Beyond twelve standard deviations of S there is nothing that a double could see.
        double reach = 12 / Math.Sqrt(2 * freedom);
        double low = Math.Max(0, 1 - reach), half = (1 + reach - low) / 2, middle = low + half;
        double sum = 0, weights = 0;
        for (int k = -256; k <= 256; k++)
        {
            double bend = Math.PI / 2 * Math.Sinh(k * Step), cosh = Math.Cosh(bend);
            double s = middle + (half * Math.Tanh(bend));
            if (s <= low)
            {
                continue;
            }

            double weight = Math.Cosh(k * Step) / (cosh * cosh)
                * Gamma.Front(freedom / 2 * s * s, freedom / 2) / s;
            weights += weight;
            sum += weight * Normal.Below((t * s) - shift);
        }

        // The weights are a density, whose sum is known to be 1 but for the step.
        return Math.Clamp(sum / weights, 0, 1);
    }
}
