namespace Pointsman.Evaluation;

/// <summary>
/// Two runs beside each other: arms of one name are compared on the cases that both runs have. It is pure: the same
/// files give the same report.
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

    /// <summary>The arms of the second run beside those of the first, by the margin of the second.</summary>
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

    /// <summary>The report of two runs.</summary>
    public static RunPairReport Of(Run before, Run after)
    {
        IReadOnlyList<ArmPair> pairs = ArmPair.Of(before, after);
        string[] first = [.. before.Cases.Select(one => one.Case.Id)];
        string[] second = [.. after.Cases.Select(one => one.Case.Id)];
        return new RunPairReport
        {
            Before = before,
            After = after,
            MetricsBefore = RunMetrics.Of(before),
            MetricsAfter = RunMetrics.Of(after),
            Comparisons = ArmPair.Compare(pairs, ArmComparisons.OptionsOf(after.Header)),
            Changed = [.. pairs.SelectMany(pair => pair.Changed())],
            Shared = first.Intersect(second, StringComparer.Ordinal).Count(),
            OnlyBefore = [.. first.Except(second, StringComparer.Ordinal)],
            OnlyAfter = [.. second.Except(first, StringComparer.Ordinal)],
            Notes = PairNotes.Of(before, after),
        };
    }
}
