namespace Pointsman;

/// <summary>How many cases a comparison needs, so that it is planned before it is paid for.</summary>
/// <param name="Exact">The number at which the power is just what was asked for.</param>
public sealed record SampleSize(double Exact)
{
    private const double Most = 1e12;

    /// <summary>The same in whole cases.</summary>
    public long Cases => (long)Math.Ceiling(Exact - 1e-9);

    /// <summary>
    /// For McNemar's test: (z √ψ + z′ √(ψ − δ²))² / δ² (Connor, Biometrics 43, 1987). Two models that disagree in 10 %
    /// of the cases, one better by 4 %, need 489.
    /// </summary>
    /// <param name="discordance">ψ, the share of cases that only one of the two gets right.</param>
    /// <param name="difference">δ, what one has more than the other, as a share of all cases.</param>
    /// <param name="power">How often the difference shall be found.</param>
    /// <param name="error">The level of the test.</param>
    /// <param name="oneSided">Whether only one direction is looked for.</param>
    public static SampleSize McNemar(
        double discordance, double difference, double power = Power.Default, double error = Power.DefaultError,
        bool oneSided = false)
    {
        Power.PairedChances(discordance, difference);
        NotZero(difference, nameof(difference));
        double root = (Power.Z(error, oneSided) * Math.Sqrt(discordance))
            + (Normal.Quantile(Require.Inside(power)) * Math.Sqrt(discordance - (difference * difference)));
        return Bounded(Square(Math.Max(0, root) / difference));
    }

    /// <summary>For the paired t test, in pairs; R's <c>power.t.test(type = "paired")</c>.</summary>
    /// <param name="effect">The mean of the differences over their standard deviation.</param>
    /// <param name="power">How often the difference shall be found.</param>
    /// <param name="error">The level of the test.</param>
    /// <param name="oneSided">Whether only one direction is looked for.</param>
    public static SampleSize PairedMeans(
        double effect, double power = Power.Default, double error = Power.DefaultError, bool oneSided = false) =>
        Found(power, NotZero(effect, nameof(effect)), n => Power.PairedMeans(n, effect, error, oneSided));

    /// <summary>For the t test of two groups, in values per group; R's <c>power.t.test</c>.</summary>
    /// <param name="effect">The difference of the means over the standard deviation: Cohen's d.</param>
    /// <param name="power">How often the difference shall be found.</param>
    /// <param name="error">The level of the test.</param>
    /// <param name="oneSided">Whether only one direction is looked for.</param>
    public static SampleSize TwoMeans(
        double effect, double power = Power.Default, double error = Power.DefaultError, bool oneSided = false) =>
        Found(power, NotZero(effect, nameof(effect)), n => Power.TwoMeans(n, effect, error, oneSided));

    /// <summary>For the test of two groups' shares, in cases per group; R's <c>power.prop.test</c>.</summary>
    public static SampleSize TwoProportions(
        double first, double second, double power = Power.Default, double error = Power.DefaultError,
        bool oneSided = false)
    {
        (double alike, double apart) = Power.Spreads(first, second);
        NotZero(first - second, nameof(second));
        double root = (Power.Z(error, oneSided) * alike) + (Normal.Quantile(Require.Inside(power)) * apart);
        return Bounded(Square(Math.Max(0, root) / (first - second)));
    }

    /// <summary>For a Wilson interval that reaches no further than so much to either side of its middle.</summary>
    /// <param name="share">The share that is expected; 0.5 needs the most.</param>
    /// <param name="halfWidth">Half of the width that is wanted, such as 0.03.</param>
    /// <param name="level">How sure to be.</param>
    public static SampleSize WilsonHalfWidth(
        double share, double halfWidth, double level = ConfidenceInterval.DefaultLevel)
    {
        Require.Share(share);
        Require.Inside(halfWidth);
        double z = ConfidenceInterval.Z(level), square = z * z;
        return halfWidth >= 0.5 ? new SampleSize(0) : Bounded(Crossing.OnLadder(1e-6, Most * 10, n =>
            z / (1 + (square / n)) * Math.Sqrt((share * (1 - share) / n) + (square / (4 * n * n))) <= halfWidth));
    }

    /// <summary>
    /// For showing by Tango's test that the new model is not worse by more than a margin (J. Nam, Biometrics 53, 1997):
    /// (z √(ψ₀ − m²) + z′ √(ψ − δ²))² / (δ + m)², ψ₀ being how often the two would differ were the new one worse by m.
    /// </summary>
    /// <param name="discordance">ψ, the share of cases that only one of the two gets right.</param>
    /// <param name="margin">m, what the new one may have less.</param>
    /// <param name="difference">δ, what the new one is believed to have more; 0 if they are alike.</param>
    /// <param name="power">How often it shall be shown.</param>
    /// <param name="error">The share of models worse by just the margin that are let through.</param>
    public static SampleSize NonInferiority(
        double discordance, double margin, double difference = 0, double power = Power.Default,
        double error = Pointsman.NonInferiority.DefaultError)
    {
        Power.PairedChances(discordance, difference);
        Require.Inside(margin);
        Require.Positive(difference + margin);
        double supposed = PairedProportionDifference.TangoDiscordance(
            (discordance + difference) / 2, (discordance - difference) / 2, -margin);
        double root = (Power.Z(error, oneSided: true) * Math.Sqrt(Math.Max(0, supposed - (margin * margin))))
            + (Normal.Quantile(Require.Inside(power)) * Math.Sqrt(discordance - (difference * difference)));
        return Bounded(Square(Math.Max(0, root) / (difference + margin)));
    }

    /// <summary>
    /// For showing by the paired t test that the mean is not worse by more than a margin; margin and difference in
    /// standard deviations of the differences.
    /// </summary>
    public static SampleSize NonInferiorMeans(
        double margin, double difference = 0, double power = Power.Default,
        double error = Pointsman.NonInferiority.DefaultError)
    {
        Require.Positive(margin);
        Require.Positive(difference + margin);
        return PairedMeans(difference + margin, power, error, oneSided: true);
    }

    private static SampleSize Found(double power, double effect, Func<double, double> powerOf)
    {
        Require.Inside(power);
        double low = 2, high = 4;
        if (powerOf(low) >= power)
        {
            return new SampleSize(low);
        }

        // Some so many are needed at least; what nobody can run is refused before it is searched for.
        Bounded(1 / (effect * effect));
        while (powerOf(high) < power)
        {
            (low, high) = (high, high * 2);
        }

        return Bounded(Crossing.OfSmooth(low, high, n => powerOf(n) - power));
    }

    private static double NotZero(double difference, string name) => double.IsFinite(difference) && difference != 0
        ? difference
        : throw new ArgumentOutOfRangeException(
            name, $"found a difference of {difference}; no number of cases shows that there is none");

    private static SampleSize Bounded(double exact) => exact < Most
        ? new SampleSize(exact)
        : throw new ArgumentException(
            $"found that {exact:0} cases are needed; allowed are fewer than {Most:0}: look for a larger difference");

    private static double Square(double value) => value * value;
}
