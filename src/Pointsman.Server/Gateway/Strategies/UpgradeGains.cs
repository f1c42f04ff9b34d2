using System.Collections.Concurrent;

namespace Pointsman.Server;

/// <summary>What progressive routes have learned, by name; it outlives changes of the configuration.</summary>
internal sealed class UpgradeGains
{
    private readonly ConcurrentDictionary<string, UpgradeGain> _all = new(StringComparer.Ordinal);

    public UpgradeGain Of(string route) => _all.GetOrAdd(route, static _ => new UpgradeGain());
}
