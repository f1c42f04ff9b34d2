namespace Pointsman.Evaluation;

/// <summary>What was drawn from recorded requests.</summary>
public sealed record TrafficSample
{
    /// <summary>The cases, in the order in which they were asked.</summary>
    public required IReadOnlyList<Case> Cases { get; init; }

    /// <summary>The parts of the traffic, by their names.</summary>
    public required IReadOnlyList<SampledStratum> Strata { get; init; }

    /// <summary>How many requests were looked at.</summary>
    public required int Requests { get; init; }

    /// <summary>How many of them asked what another had asked before.</summary>
    public required int Duplicates { get; init; }

    /// <summary>What was masked in the cases, and how often.</summary>
    public required IReadOnlyDictionary<MaskKind, int> Masked { get; init; }
}
