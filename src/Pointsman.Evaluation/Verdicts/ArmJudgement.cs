namespace Pointsman.Evaluation;

/// <summary>Whether an arm passes: it meets every criterion, and not too many of its questions went wrong.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Criteria">Each criterion, in the order of the suite.</param>
/// <param name="ErrorShare">The share of its questions without an answer or without a grade.</param>
/// <param name="MostErrors">The most that may be.</param>
public sealed record ArmJudgement(
    RunArm Arm, IReadOnlyList<CriterionResult> Criteria, double ErrorShare, double MostErrors)
{
    /// <summary>Whether any of its questions was asked.</summary>
    public bool WasAsked { get; init; } = true;

    /// <summary>Whether its errors are within what the suite allows; an arm that was asked nothing is not.</summary>
    public bool HasFewErrors => ErrorShare <= MostErrors;

    /// <summary>Whether it meets every criterion; without any, yes.</summary>
    public bool MeetsCriteria => Criteria.All(result => result.Outcome == CriterionOutcome.Met);

    /// <summary>Whether it is shown to miss a criterion.</summary>
    public bool MissesCriteria => Criteria.Any(result => result.Outcome == CriterionOutcome.NotMet);

    /// <summary>Whether it passes.</summary>
    public bool Passes => HasFewErrors && MeetsCriteria;
}
