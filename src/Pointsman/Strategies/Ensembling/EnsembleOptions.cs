namespace Pointsman;

/// <summary>How long an ensemble waits, and for how many.</summary>
public sealed record EnsembleOptions
{
    /// <summary>
    /// How many members must have given an answer that counts, from 1 to all. Default: more than half of them.
    /// </summary>
    public int? Quorum { get; init; }

    /// <summary>
    /// How long members are waited for; with a quorum the answer is made of what is there by then. It holds for the
    /// members only: a judge that follows has the rest of the request's time. Default: as long as the request may take.
    /// </summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>How many members are asked at the same time, at least 1. Default: 8.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>
    /// The temperature of samples, where the request leaves it open. Default: none, so that it is the model's own.
    /// </summary>
    public float? SampleTemperature { get; init; }
}
