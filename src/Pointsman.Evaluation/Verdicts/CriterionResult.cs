namespace Pointsman.Evaluation;

/// <summary>One arm held against one criterion.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Criterion">What it has to reach, as it was declared before the run.</param>
/// <param name="Outcome">Whether it does.</param>
public sealed record CriterionResult(RunArm Arm, Criterion Criterion, CriterionOutcome Outcome)
{
    /// <summary>
    /// What was measured, with its 95 % interval, in the unit of the criterion's bound: a share, seconds, dollars or a
    /// count; null where nothing was measured.
    /// </summary>
    public ConfidenceInterval? Measured { get; init; }

    /// <summary>How many cases, or answers, that rests on.</summary>
    public int Count { get; init; }

    /// <summary>Why it cannot be said, for people; null where it can.</summary>
    public string? Why { get; init; }
}
