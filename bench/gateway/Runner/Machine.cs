using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Pointsman.GatewayBench;

/// <summary>How busy the whole machine was until now: programs, kernel, and what the host took away.</summary>
internal readonly record struct Machine(double BusySeconds, long At)
{
    // The kernel counts in hundredths of a second for every program, whatever its own tick.
    private const double TicksPerSecond = 100;

    public static Machine Read()
    {
        string[] words = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double[] ticks = [.. words[1..9].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        double idle = ticks[3] + ticks[4];
        return new Machine((ticks.Sum() - idle) / TicksPerSecond, Stopwatch.GetTimestamp());
    }

    /// <summary>How many processors others kept busy on average since an earlier reading.</summary>
    public double BusySince(Machine earlier, double ownSeconds) =>
        Math.Max(0, BusySeconds - earlier.BusySeconds - ownSeconds)
            / Stopwatch.GetElapsedTime(earlier.At, At).TotalSeconds;

    /// <summary>What the machine is, in words.</summary>
    public static string Describe()
    {
        string model = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ", 2)[^1]
            ?? RuntimeInformation.ProcessArchitecture.ToString();
        int count = File.ReadLines("/proc/stat").Count(line => line.StartsWith("cpu", StringComparison.Ordinal)) - 1;
        return $"{model}, {count} processors, Linux {Environment.OSVersion.Version}, "
            + RuntimeInformation.FrameworkDescription;
    }
}
