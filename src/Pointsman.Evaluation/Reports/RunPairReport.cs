namespace Pointsman.Evaluation;

/// <summary>
/// Two runs beside each other: arms of one name, or a pair that was chosen, are compared on the cases that both runs
/// have. It is pure: the same files give the same report.
/// </summary>
public sealed record RunPairReport
{
    /// <summary>The first run.</summary>
    public required Run Before { get; init; }

    /// <summary>The second run.</summary>
    public required Run After { get; init; }

    /// <summary>What was measured in the first run.</summary>
    public required IReadOnlyList<ArmMetrics> MetricsBefore { get; init; }

    /// <summary>What was measured in the second run.</summary>
    public required IReadOnlyList<ArmMetrics> MetricsAfter { get; init; }

    /// <summary>The arms of the second run beside those of the first, by the margin of the second or of the pair.
    /// </summary>
    public required IReadOnlyList<ArmComparison> Comparisons { get; init; }

    /// <summary>The cases that came out differently; of each arm, those that got worse first.</summary>
    public required IReadOnlyList<ChangedCase> Changed { get; init; }

    /// <summary>How many cases both runs have.</summary>
    public required int Shared { get; init; }

    /// <summary>The cases that only the first run has.</summary>
    public required IReadOnlyList<string> OnlyBefore { get; init; }

    /// <summary>The cases that only the second run has.</summary>
    public required IReadOnlyList<string> OnlyAfter { get; init; }

    /// <summary>What a reader has to know before he believes a figure.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The pair that it is of; null where it is of all arms.</summary>
    public PairedArms? Only { get; init; }

    /// <summary>Whether two arms of one run stand beside each other.</summary>
    internal bool IsOneRun => Only is not null && ReferenceEquals(Before, After);

    /// <summary>The report of two runs.</summary>
    /// <param name="before">The first run.</param>
    /// <param name="after">The second run; with two arms of one run the same.</param>
    /// <param name="only">The pair that is compared, with its margin; null for all arms of one name.</param>
    public static RunPairReport Of(Run before, Run after, PairedArms? only = null)
    {
        IReadOnlyList<ArmPair> pairs = ArmPair.Of(before, after, only);
        (string Id, int)[] first = [.. CaseNames.Of(before.Cases.Select(one => one.Case.Id))];
        (string Id, int)[] second = [.. CaseNames.Of(after.Cases.Select(one => one.Case.Id))];
        VerdictOptions how = only is null
            ? ArmComparisons.OptionsOf(after.Header)
            : ArmComparisons.OptionsOf(before.Header) with { AccuracyMargin = only.Margin };
        return new RunPairReport
        {
            Before = before,
            After = after,
            Only = only,
            MetricsBefore = Metrics(before, only?.Before),
            MetricsAfter = Metrics(after, only?.After),
            Comparisons = ArmPair.Compare(pairs, how),
            Changed = [.. pairs.SelectMany(pair => pair.Changed())],
            Shared = first.Intersect(second).Count(),
            OnlyBefore = [.. first.Except(second).Select(one => one.Id)],
            OnlyAfter = [.. second.Except(first).Select(one => one.Id)],
            Notes = PairNotes.Of(before, after, only),
        };
    }

    private static IReadOnlyList<ArmMetrics> Metrics(Run run, int? arm) =>
        arm is { } one ? [new ArmMeasuring(run, one).Measure()] : RunMetrics.Of(run);
}
