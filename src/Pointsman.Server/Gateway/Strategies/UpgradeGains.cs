using System.Collections.Concurrent;

namespace Pointsman.Server;

/// <summary>What progressive routes have learned, by name; it outlives changes of the configuration.</summary>
/// <param name="known">What was learned before this start.</param>
internal sealed class UpgradeGains(IReadOnlyDictionary<string, IReadOnlyList<UpgradeCount>> known)
{
    private readonly ConcurrentDictionary<string, (UpgradeGainOptions By, UpgradeGain Gain)> _all =
        new(StringComparer.Ordinal);

    /// <summary>What a route has learned; where it is to learn by other numbers now, it goes on from there.</summary>
    public UpgradeGain Of(string route, UpgradeGainOptions by) => _all.AddOrUpdate(
        route,
        name => (by, new UpgradeGain(by, known.GetValueOrDefault(name))),
        (_, learned) => learned.By == by ? learned : (by, new UpgradeGain(by, learned.Gain.Snapshot()))).Gain;

    /// <summary>All that is known now of routes that were served since the start.</summary>
    public IEnumerable<(string Route, UpgradeCount Count)> All() =>
        _all.SelectMany(route => route.Value.Gain.Snapshot().Select(count => (route.Key, count)));
}
