namespace Pointsman;

/// <summary>How a bootstrap is done. The same options and data give the same interval.</summary>
public sealed record BootstrapOptions
{
    /// <summary>
    /// How many resamples are drawn; at least 100. Ends of 10,000 are steady to about 1 % of the width.
    /// </summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>What the draws follow from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How sure to be.</summary>
    public double Level { get; init; } = ConfidenceInterval.DefaultLevel;

    /// <summary>How the interval is read off the resamples.</summary>
    public BootstrapMethod Method { get; init; } = BootstrapMethod.Bca;
}
