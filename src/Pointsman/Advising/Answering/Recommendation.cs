namespace Pointsman;

/// <summary>The answer to a requirement: what to take, why, what else, and what would change it.</summary>
public sealed record Recommendation
{
    /// <summary>What was asked.</summary>
    public required Requirement Requirement { get; init; }

    /// <summary>The task that it was understood as.</summary>
    public required TaskDescription Task { get; init; }

    /// <summary>The day for which the answer holds.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The class of model, by tree A.</summary>
    public required ModelClass Class { get; init; }

    /// <summary>The ways through both trees.</summary>
    public required IReadOnlyList<TreePath> Paths { get; init; }

    /// <summary>What each factor of the matrix says.</summary>
    public required IReadOnlyList<MatrixVote> Matrix { get; init; }

    /// <summary>How much each factor of the ranking counted.</summary>
    public required FactorWeights Weights { get; init; }

    /// <summary>Which capabilities counted.</summary>
    public required IReadOnlyList<CapabilityWeight> Capabilities { get; init; }

    /// <summary>
    /// Two or three offers of different models, best first; empty when nothing satisfies the requirement.
    /// </summary>
    public required IReadOnlyList<ShortlistEntry> Shortlist { get; init; }

    /// <summary>Offers for special cases.</summary>
    public required Alternatives Alternatives { get; init; }

    /// <summary>Every offer that was removed, with the constraint that did it.</summary>
    public required IReadOnlyList<Removal> Removed { get; init; }

    /// <summary>What would change the answer.</summary>
    public required IReadOnlyList<WhatIf> WhatIf { get; init; }

    /// <summary>Ways to spend less with the first choice, the largest saving first.</summary>
    public required IReadOnlyList<CostLever> Levers { get; init; }

    /// <summary>How many offers were left to rank.</summary>
    public required int Ranked { get; init; }

    /// <summary>For work in several steps: the answer for each.</summary>
    public IReadOnlyList<Recommendation> Steps { get; init; } = [];
}
