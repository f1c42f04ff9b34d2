namespace Pointsman;

/// <summary>How often a comparison would find a difference that is there.</summary>
public static class Power
{
    /// <summary>The power that is asked for where nothing else is said: four of five.</summary>
    public const double Default = 0.8;

    /// <summary>The level of tests where nothing else is said.</summary>
    public const double DefaultError = 0.05;

    /// <summary>
    /// Of McNemar's test: Φ((√n |δ| − z √ψ) / √(ψ − δ²)), for n cases of which the share ψ is answered differently and
    /// a difference of δ (O. S. Miettinen, Biometrics 24, 1968; R. J. Connor, Biometrics 43, 1987).
    /// </summary>
    /// <param name="cases">How many cases both models answer.</param>
    /// <param name="discordance">The share of them that only one of the two gets right.</param>
    /// <param name="difference">What one has more than the other, as a share of all cases.</param>
    /// <param name="error">The level of the test.</param>
    /// <param name="oneSided">Whether only one direction is looked for.</param>
    public static double McNemar(
        double cases, double discordance, double difference, double error = DefaultError, bool oneSided = false)
    {
        Require.Positive(cases);
        PairedChances(discordance, difference);
        double spread = Math.Sqrt(discordance - (difference * difference));
        double above = (Math.Sqrt(cases) * Math.Abs(difference)) - (Z(error, oneSided) * Math.Sqrt(discordance));
        return spread > 0 ? Normal.Below(above / spread) : above > 0 ? 1 : 0;
    }

    /// <summary>
    /// Of the paired (or one-sample) t test, by the noncentral t; R's <c>power.t.test(type = "paired", strict =
    /// TRUE)</c>.
    /// </summary>
    /// <param name="pairs">How many pairs; at least two.</param>
    /// <param name="effect">The mean of the differences over their standard deviation.</param>
    /// <param name="error">The level of the test.</param>
    /// <param name="oneSided">Whether only one direction is looked for.</param>
    public static double PairedMeans(
        double pairs, double effect, double error = DefaultError, bool oneSided = false) =>
        OfT(pairs - 1, Math.Abs(effect) * Math.Sqrt(pairs), error, oneSided);

    /// <summary>Of the t test of two groups of one size; statsmodels' <c>TTestIndPower</c>.</summary>
    /// <param name="perGroup">How many values each group has; at least two.</param>
    /// <param name="effect">The difference of the means over the standard deviation: Cohen's d.</param>
    /// <param name="error">The level of the test.</param>
    /// <param name="oneSided">Whether only one direction is looked for.</param>
    public static double TwoMeans(
        double perGroup, double effect, double error = DefaultError, bool oneSided = false) =>
        OfT(2 * (perGroup - 1), Math.Abs(effect) * Math.Sqrt(perGroup / 2), error, oneSided);

    /// <summary>Of the z test of two groups of one size; R's <c>power.prop.test</c>.</summary>
    public static double TwoProportions(
        double perGroup, double first, double second, double error = DefaultError, bool oneSided = false)
    {
        Require.Positive(perGroup);
        (double alike, double apart) = Spreads(first, second);
        double above = (Math.Sqrt(perGroup) * Math.Abs(first - second)) - (Z(error, oneSided) * alike);
        return apart > 0 ? Normal.Below(above / apart) : above > 0 ? 1 : 0;
    }

    internal static double Z(double error, bool oneSided) =>
        -Normal.Quantile(oneSided ? Require.Inside(error) : Require.Inside(error) / 2);

    internal static void PairedChances(double discordance, double difference)
    {
        Require.Share(discordance);
        if (!(Math.Abs(difference) <= discordance))
        {
            throw new ArgumentOutOfRangeException(
                nameof(difference),
                $"found {difference}; allowed is at most the share of cases that differ, {discordance}");
        }
    }

    // The standard deviations of the difference when the shares are alike, and when they are not.
    internal static (double Alike, double Apart) Spreads(double first, double second)
    {
        double sum = Require.Share(first) + Require.Share(second);
        return (Math.Sqrt(sum * (1 - (sum / 2))), Math.Sqrt((first * (1 - first)) + (second * (1 - second))));
    }

    private static double OfT(double freedom, double shift, double error, bool oneSided)
    {
        if (!(freedom >= 1))
        {
            throw new ArgumentException($"found {freedom} degrees of freedom; needed are two values or more");
        }

        double tail = oneSided ? Require.Inside(error) : Require.Inside(error) / 2;
        double critical = StudentT.Quantile(1 - tail, freedom);
        double below = NoncentralT.Below(critical, freedom, shift);
        return 1 - below + (oneSided ? 0 : NoncentralT.Below(-critical, freedom, shift));
    }
}
