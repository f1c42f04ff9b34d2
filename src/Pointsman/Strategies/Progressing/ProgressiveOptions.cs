namespace Pointsman;

/// <summary>When the better answer is asked for.</summary>
public sealed record ProgressiveOptions
{
    /// <summary>When it is asked for. Default: at the same time as the fast one.</summary>
    public UpgradeStart Start { get; init; } = UpgradeStart.AtOnce;

    /// <summary>Whether it is asked for where the client does not want it. Default: off.</summary>
    public BackgroundUpgrades Background { get; init; } = BackgroundUpgrades.Off;
}
