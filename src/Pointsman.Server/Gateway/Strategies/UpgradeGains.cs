using System.Collections.Concurrent;

namespace Pointsman.Server;

/// <summary>What progressive routes have learned, by name; it outlives changes of the configuration.</summary>
internal sealed class UpgradeGains
{
    private readonly ConcurrentDictionary<string, (UpgradeGainOptions By, UpgradeGain Gain)> _all =
        new(StringComparer.Ordinal);

    /// <summary>What a route has learned; where it is to learn by other numbers now, it goes on from there.</summary>
    public UpgradeGain Of(string route, UpgradeGainOptions by) => _all.AddOrUpdate(
        route,
        _ => (by, new UpgradeGain(by)),
        (_, known) => known.By == by ? known : (by, new UpgradeGain(by, known.Gain.Snapshot()))).Gain;
}
