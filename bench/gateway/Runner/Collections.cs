using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman.GatewayBench;

/// <summary>Garbage collections of Pointsman, from its own metrics.</summary>
/// <param name="Young">Those of generation 0 alone.</param>
/// <param name="Middle">Those that went up to generation 1.</param>
/// <param name="Full">Those that went through everything.</param>
/// <param name="PausedMilliseconds">How long they held everything up, all together.</param>
internal sealed partial record Collections(long Young, long Middle, long Full, double PausedMilliseconds)
{
    public static readonly Collections None = new(0, 0, 0, 0);

    /// <summary>How many there have been; nothing for other proxies, which do not say.</summary>
    public static async Task<Collections> ReadAsync(Bench bench, RunningProxy proxy, CancellationToken cancel)
    {
        if (proxy.Name != Contender.Pointsman)
        {
            return None;
        }

        string metrics = await bench.PageAsync(proxy.Port, "/metrics", cancel);
        long[] upTo = [.. Counted().Matches(metrics).Select(one => long.Parse(
            one.Groups[1].Value, CultureInfo.InvariantCulture))];
        double paused = double.Parse(Paused().Match(metrics).Groups[1].Value, CultureInfo.InvariantCulture);
        return upTo is [var all, var older, var oldest]
            ? new Collections(all - older, older - oldest, oldest, paused * 1000)
            : throw new BenchException("/metrics has not three generations of collections");
    }

    public Collections Since(Collections before) => new(
        Young - before.Young, Middle - before.Middle, Full - before.Full,
        PausedMilliseconds - before.PausedMilliseconds);

    [GeneratedRegex("""pointsman_gc_collections_total\{generation="\d"\} (\d+)""")]
    private static partial Regex Counted();

    [GeneratedRegex(@"pointsman_gc_pause_seconds_total ([0-9.E+-]+)")]
    private static partial Regex Paused();
}
