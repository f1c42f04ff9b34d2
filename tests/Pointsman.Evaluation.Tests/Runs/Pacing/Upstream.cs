namespace Pointsman.Evaluation.Tests.Runs.Pacing;

/// <summary>A provider in virtual time: what becomes of a call that arrives now, and after how many seconds.</summary>
internal static class Upstream
{
    private const double SecondsToRefuse = 0.02;

    public delegate (int Status, double Seconds) Taking(double now, Random random);

    /// <summary>Takes what is admitted and refuses the rest.</summary>
    public static Taking Limited(Func<double, bool> admits, Func<Random, double> latency) =>
        (now, random) => admits(now) ? (200, latency(random)) : (429, SecondsToRefuse);

    /// <summary>So many at the same time; the others queue.</summary>
    public static Taking Queueing(int servers, double seconds)
    {
        double[] free = new double[servers];
        return (now, _) =>
        {
            int next = Array.IndexOf(free, free.Min());
            free[next] = Math.Max(free[next], now) + seconds;
            return (200, free[next] - now);
        };
    }

    /// <summary>A bucket that fills evenly.</summary>
    public static Func<double, bool> Bucket(double perSecond, double room)
    {
        double there = room, at = 0;
        return now =>
        {
            there = Math.Min(room, there + ((now - at) * perSecond));
            at = now;
            bool takes = there >= 1;
            there -= takes ? 1 : 0;
            return takes;
        };
    }

    /// <summary>So many in each whole second.</summary>
    public static Func<double, bool> Window(int perSecond, double phase)
    {
        double second = -1;
        int taken = 0;
        return now =>
        {
            double current = Math.Floor(now + phase);
            taken = current == second ? taken + 1 : 1;
            second = current;
            return taken <= perSecond;
        };
    }

    /// <summary>As long as answers of very different lengths take: half of them less than a second.</summary>
    public static double Varied(Random random)
    {
        double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Exp((0.7 * normal) - 0.3);
    }
}
