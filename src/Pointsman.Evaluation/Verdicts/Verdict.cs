namespace Pointsman.Evaluation;

/// <summary>What a comparison of an arm with the baseline shows by one metric.</summary>
public sealed record Verdict
{
    /// <summary>What is compared.</summary>
    public required ComparedMetric Metric { get; init; }

    /// <summary>What it shows.</summary>
    public required VerdictKind Kind { get; init; }

    /// <summary>How many cases both did.</summary>
    public required int Pairs { get; init; }

    /// <summary>By how much the arm is better, with its interval; below 0 it is worse.</summary>
    public required ConfidenceInterval Gain { get; init; }

    /// <summary>By how much it might be worse, as declared before the run.</summary>
    public required double Margin { get; init; }

    /// <summary>How often chance alone would show as large a difference, if there were none.</summary>
    public required double PValue { get; init; }

    /// <summary>The same, corrected by Holm for as many comparisons as were made.</summary>
    public required double AdjustedPValue { get; init; }

    /// <summary>How often an arm that is worse by just the margin would do so well; corrected by Holm.</summary>
    public required double MarginPValue { get; init; }

    /// <summary>The test that gave the p-value.</summary>
    public required string Test { get; init; }

    /// <summary>
    /// Whether costs are compared and the baseline is free: no ratio can be told then, and gains are shares of the
    /// arm's own cost.
    /// </summary>
    public bool IsBesideFree { get; init; }

    /// <summary>
    /// About how many more cases would decide it; null where it is decided, or no number would.
    /// </summary>
    public long? MoreCases { get; init; }
}
