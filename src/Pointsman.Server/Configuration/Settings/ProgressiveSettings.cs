namespace Pointsman.Server;

/// <summary>Whom the strategy progressive asks.</summary>
public sealed record ProgressiveSettings
{
    /// <summary>Whose answer is given at once; empty for other strategies.</summary>
    public IReadOnlyList<string> Fast { get; init; } = [];

    /// <summary>Whose answer may follow; empty for other strategies.</summary>
    public IReadOnlyList<string> Better { get; init; } = [];

    /// <summary>When the better one is asked. Default: at_once.</summary>
    public ProgressiveStart Start { get; init; }

    /// <summary>Whether it is asked where no client waits for it. Default: off.</summary>
    public BackgroundUpgrades Background { get; init; }

    /// <summary>
    /// When a kind of request is taken to gain nothing. Default: as <see cref="UpgradeGainOptions"/> says.
    /// </summary>
    public UpgradeGainOptions Gain { get; init; } = new();
}
