namespace Pointsman.Server;

/// <summary>
/// How quick a target lately was: a moving average that fades with time. Of a target that nothing is sent to nothing is
/// learnt either; if its last answer counted for ever, one slow one would starve it.
/// </summary>
internal static class Latency
{
    private const double HalfLifeMilliseconds = 10_000;
    private const double WeightOfKnown = 0.9;

    /// <summary>What an average still says after a time: half of it after 10 s, and in the end 0, nothing.</summary>
    public static double Remembered(double milliseconds, long age) =>
        age <= 0 || milliseconds == 0 ? milliseconds : milliseconds * Math.Pow(0.5, age / HalfLifeMilliseconds);

    /// <summary>The average with another answer in it; the older the average, the less it weighs.</summary>
    public static double With(double milliseconds, long age, double latest)
    {
        double weight = milliseconds == 0 ? 0 : Remembered(WeightOfKnown, age);
        return (weight * milliseconds) + ((1 - weight) * latest);
    }
}
