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
    /// <param name="run">The run.</param>
    /// <param name="catalog">Tells who made which model, for warnings about judges; null to go by names.</param>
    /// <remarks>
    /// A run passes when it came to its end, the errors of every arm are within what the suite allows, and at least one
    /// arm meets every criterion. A criterion of which nothing can be said is not met: to pass is to be shown.
    /// </remarks>
    public static RunJudgement Of(Run run, Catalog? catalog = null)
    {
        IReadOnlyList<ArmMetrics> metrics = RunMetrics.Of(run);
        IReadOnlyList<ArmJudgement> arms = Criteria.Of(run, metrics);
        IReadOnlyList<ArmComparison> comparisons = ArmComparisons.Of(run);
        IReadOnlyList<JudgeAgreement> judges = JudgeAgreements.Of(run);
        IReadOnlyList<PairMetrics> pairs = PairMeasuring.Of(run);
        var found = new RunFindings(run, metrics, comparisons, arms, judges, pairs, catalog);
        BestModel[] best = [.. Enum.GetValues<ComparedMetric>().Select(metric => BestModels.Of(run, arms, metric))];
        string[] faults = [.. WhyFailed(run, arms)];
        faults = faults.Length == 0 && run.Failed is { } failed ? [failed] : faults;
        return new RunJudgement
        {
            Metrics = metrics,
            Comparisons = comparisons,
            Arms = arms,
            Passes = faults.Length == 0,
            Faults = faults,
            Best = best,
            Recommendation = Recommending.Of(found, best[0]),
            Pitfalls = Evaluation.Pitfalls.Of(found),
            Checklist = Evaluation.Checklist.Of(found),
            Judges = judges,
            Pairs = pairs,
        };
    }

    private static IEnumerable<string> WhyFailed(Run run, IReadOnlyList<ArmJudgement> arms)
    {
        if (run.End is not { Stopped: null })
        {
            yield return run.End is { } end ? $"the run was stopped: {end.Stopped}" : "the run was cut off";
        }

        foreach (ArmJudgement arm in arms.Where(arm => !arm.HasFewErrors))
        {
            yield return !arm.WasAsked
                ? $"{arm.Arm.Name} was asked nothing"
                : $"{Figures.Share(arm.ErrorShare)} of the questions to {arm.Arm.Name} went wrong, more than "
                + Figures.Share(arm.MostErrors);
        }

        if (arms.Any(arm => arm.MeetsCriteria))
        {
            yield break;
        }

        foreach (ArmJudgement arm in arms)
        {
            yield return $"{arm.Arm.Name} "
                + (arm.MissesCriteria ? "misses a criterion" : "is not shown to meet every criterion") + ": "
                + string.Join("; ", arm.Criteria.Where(one => one.Outcome != CriterionOutcome.Met).Select(Figures.Of));
        }
    }
}
