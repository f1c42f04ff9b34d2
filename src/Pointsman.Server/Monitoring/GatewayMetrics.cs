using System.Collections.Concurrent;

namespace Pointsman.Server;

/// <summary>Counts what happens: a handful of additions; whoever scrapes or exports does the rest.</summary>
internal sealed class GatewayMetrics
{
    private const int MostNames = 2_000;
    private const string Others = "(others)";

    private readonly ConcurrentDictionary<string, TargetMeter> _targets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RouteMeter> _routes = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, TargetMeter>> Targets => _targets;

    public IEnumerable<KeyValuePair<string, RouteMeter>> Routes => _routes;

    public void Count(Attempt attempt, TimeProvider time)
    {
        TargetMeter meter = Of(_targets, attempt.Upstream.Target.Name);
        meter.Add(attempt.Outcome, attempt.Usage, attempt.Cost);
        if (attempt.FirstCame != 0)
        {
            meter.FirstToken.Add(time.GetElapsedTime(attempt.Sent, attempt.FirstCame).TotalSeconds);
        }
    }

    public void Count(Call call, CallRecord record) =>
        Of(_routes, call.Route is null ? "" : record.Route).Add(record);

    // Names come from clients too; beyond the limit they are counted together.
    private static T Of<T>(ConcurrentDictionary<string, T> meters, string name)
        where T : new() => meters.TryGetValue(name, out T? known)
            ? known
            : meters.GetOrAdd(meters.Count < MostNames ? name : Others, static _ => new T());
}
