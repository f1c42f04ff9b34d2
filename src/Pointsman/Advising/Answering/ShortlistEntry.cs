namespace Pointsman;

/// <summary>An offer that is recommended, and all that speaks for and against it.</summary>
public sealed record ShortlistEntry
{
    /// <summary>The model.</summary>
    public required Model Model { get; init; }

    /// <summary>The offer of it that ranks best.</summary>
    public required Offer Offer { get; init; }

    /// <summary>The score from 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>The score factor by factor.</summary>
    public required Factors Factors { get; init; }

    /// <summary>What it will cost; absent when nobody states a price.</summary>
    public CostProjection? Cost { get; init; }

    /// <summary>The class of waiting time to expect.</summary>
    public required LatencyClass LatencyClass { get; init; }

    /// <summary>The time to the first words to expect, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Which number came from where.</summary>
    public required IReadOnlyList<EvidenceNote> Evidence { get; init; }

    /// <summary>What may go wrong with it.</summary>
    public required IReadOnlyList<string> Risks { get; init; }
}
