namespace Pointsman.Server;

/// <summary>What strategies have learned and counted; it outlives changes of the configuration.</summary>
internal sealed class StrategyMemory(UpgradeGains gains)
{
    /// <summary>How the answers of each model fared at the checks.</summary>
    public CheckTally Checks { get; } = new();

    /// <summary>Which requests of progressive routes gain.</summary>
    public UpgradeGains Gains => gains;

    /// <summary>One that knows nothing yet and forgets what it learns.</summary>
    public static StrategyMemory Fresh() =>
        new(new UpgradeGains(new Dictionary<string, IReadOnlyList<UpgradeCount>>()));
}
