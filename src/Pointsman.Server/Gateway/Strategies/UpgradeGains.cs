using System.Collections.Concurrent;

namespace Pointsman.Server;

/// <summary>What progressive routes have learned, by name; it outlives changes of the configuration.</summary>
/// <param name="known">What was learned before this start.</param>
internal sealed class UpgradeGains(IReadOnlyDictionary<string, IReadOnlyList<UpgradeCount>> known)
{
    private readonly ConcurrentDictionary<string, UpgradeGain> _all = new(StringComparer.Ordinal);

    public UpgradeGain Of(string route) => _all.GetOrAdd(
        route, static (name, known) => new UpgradeGain(null, known.GetValueOrDefault(name)), known);

    /// <summary>All that is known now of routes that were served since the start.</summary>
    public IEnumerable<(string Route, UpgradeCount Count)> All() =>
        _all.SelectMany(route => route.Value.Snapshot().Select(count => (route.Key, count)));
}
