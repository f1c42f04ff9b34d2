namespace Pointsman.Evaluation;

/// <summary>
/// All that can be concluded from a run: pure, and the same for the same file. Reports show it and add nothing.
/// </summary>
public sealed record RunJudgement
{
    /// <summary>What was measured, arm by arm.</summary>
    public required IReadOnlyList<ArmMetrics> Metrics { get; init; }

    /// <summary>Every other arm beside the baseline.</summary>
    public required IReadOnlyList<ArmComparison> Comparisons { get; init; }

    /// <summary>Every arm held against the criteria, in the order of the run.</summary>
    public required IReadOnlyList<ArmJudgement> Arms { get; init; }

    /// <summary>Whether the run passes.</summary>
    public required bool Passes { get; init; }

    /// <summary>Why the run does not pass, a sentence each; none where it does.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>The best arm by accuracy, by latency and by cost.</summary>
    public required IReadOnlyList<BestModel> Best { get; init; }

    /// <summary>Which arm to use.</summary>
    public required Recommendation Recommendation { get; init; }

    /// <summary>The known mistakes that the run makes, grave ones first.</summary>
    public required IReadOnlyList<Pitfall> Pitfalls { get; init; }

    /// <summary>The steps of a proof of concept.</summary>
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>How far the judges can be believed; none where no model judged.</summary>
    public required IReadOnlyList<JudgeAgreement> Judges { get; init; }

    /// <summary>The arms beside the baseline in the eyes of a judge of pairs; none where there was none.</summary>
    public required IReadOnlyList<PairMetrics> Pairs { get; init; }

    /// <summary>Draws the conclusions.</summary>
    public static RunJudgement Of(Run run)
    {
        IReadOnlyList<ArmMetrics> metrics = RunMetrics.Of(run);
        return new RunJudgement
        {
            Metrics = metrics,
            Comparisons = ArmComparisons.Of(run),
            Arms = [.. metrics.Select(arm => new ArmJudgement(arm.Arm, [], arm.ErrorShare, run.Header.MostErrors))],
            Passes = run.End is { Stopped: null },
            Faults = [],
            Best = [],
            Recommendation = new Recommendation(null, "No recommendation: nothing was compared."),
            Pitfalls = [],
            Checklist = [],
            Judges = [],
            Pairs = [],
        };
    }
}
