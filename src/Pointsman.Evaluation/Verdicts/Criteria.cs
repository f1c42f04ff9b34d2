namespace Pointsman.Evaluation;

/// <summary>
/// Holds arms against what was declared before the run. A criterion is met, or not met, where the whole 95 % interval
/// of what was measured lies on one side of the bound; where the interval holds the bound it cannot be said.
/// </summary>
public static class Criteria
{
    /// <summary>Every arm of a run, in the order of the run.</summary>
    public static IReadOnlyList<ArmJudgement> Of(Run run) => Of(run, RunMetrics.Of(run));

    internal static IReadOnlyList<ArmJudgement> Of(Run run, IReadOnlyList<ArmMetrics> metrics)
    {
        Criterion[] criteria = [.. Declared(run.Header)];
        return
        [
            .. metrics.Select((arm, at) => new ArmJudgement(
                arm.Arm, Of(run, at, criteria), arm.Asked == 0 ? 1 : arm.ErrorShare, run.Header.MostErrors)
            {
                WasAsked = arm.Asked > 0,
            }),
        ];
    }

    /// <summary>The criteria that a run declared; one that no longer can be read is left out.</summary>
    public static IEnumerable<Criterion> Declared(RunHeader header) => header.Criteria
        .Select(text => CriterionText.Read(text, out _, out _)).OfType<Criterion>();

    private static CriterionResult[] Of(Run run, int arm, Criterion[] criteria)
    {
        if (criteria.Length == 0)
        {
            return [];
        }

        var measuring = new CriterionMeasuring(run, arm);
        return [.. criteria.Select(criterion => Of(run.Header.Arms[arm], criterion, measuring.Of(criterion.Metric)))];
    }

    private static CriterionResult Of(RunArm arm, Criterion criterion, Measurement measured)
    {
        CriterionOutcome outcome = measured.Interval is not { } interval
            ? CriterionOutcome.CannotSay
            : Outcome(criterion, interval, measured.HasHigh);
        string? why = outcome != CriterionOutcome.CannotSay ? null
            : measured.Why ?? "the interval holds the bound; more cases would tell";
        return new CriterionResult(arm, criterion, outcome)
        {
            Measured = measured.Interval, Count = measured.Count, Why = why,
        };
    }

    // "p95 < 2s" and "<= 2s" are one: no measurement tells them apart.
    private static CriterionOutcome Outcome(Criterion criterion, ConfidenceInterval interval, bool hasHigh)
    {
        bool above = interval.Low >= criterion.Bound, below = hasHigh && interval.High <= criterion.Bound;
        return above == below
            ? above && interval.Width == 0 ? CriterionOutcome.Met : CriterionOutcome.CannotSay
            : above == criterion.AtLeast ? CriterionOutcome.Met : CriterionOutcome.NotMet;
    }
}
