namespace Pointsman;

/// <summary>When a better answer is worth asking for.</summary>
public sealed record UpgradeGainOptions
{
    /// <summary>
    /// The least chance that the better answer is better, from 0 to 1. It is asked for as long as the chance may be
    /// above that. Default: 0.05.
    /// </summary>
    public double Threshold { get; init; } = 0.05;

    /// <summary>How sure it must be that the chance is below the threshold, from 0 to 1. Default: 0.95.</summary>
    public double Certainty { get; init; } = 0.95;

    /// <summary>
    /// The share of requests for which it is asked for all the same, from 0 to 1, to notice that models have changed.
    /// Default: 0.05.
    /// </summary>
    public double Explore { get; init; } = 0.05;

    /// <summary>
    /// How many outcomes a bucket remembers; at that number all counts are halved, so that new ones weigh more. At
    /// least 2. Default: 1,000.
    /// </summary>
    public int Memory { get; init; } = 1000;
}
