using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>Two arms side by side, of one run or of two.</summary>
internal sealed record RunPair
{
    /// <summary>What the other is compared with.</summary>
    public required ComparedArm Baseline { get; init; }

    /// <summary>What is compared.</summary>
    public required ComparedArm Arm { get; init; }

    /// <summary>What each metric shows.</summary>
    public required ArmComparison Comparison { get; init; }

    /// <summary>The cases that changed.</summary>
    public required IReadOnlyList<CaseSideBySide> Changed { get; init; }

    /// <summary>What a reader has to know first.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>By how much accuracy may be lower and still count as not worse.</summary>
    public required double Margin { get; init; }

    /// <summary>What accuracy shows.</summary>
    public Verdict Verdict => Comparison[ComparedMetric.Accuracy]!;

    /// <summary>Whether the arm is shown to be no worse, of a run that can be relied on.</summary>
    public bool Passes => Verdict.Kind is VerdictKind.Better or VerdictKind.NotWorse && Arm.Run.Failed is null;

    /// <summary>Compares two arms.</summary>
    /// <exception cref="FaultsException">They share no case that both were judged on.</exception>
    public static RunPair Of(ComparedArm baseline, ComparedArm arm, double? margin)
    {
        VerdictOptions usual = ArmComparisons.OptionsOf(baseline.Run.Header);
        VerdictOptions options = margin is { } given ? usual with { AccuracyMargin = given } : usual;
        ArmComparison comparison = ArmComparisons.Of(
            baseline.Outcomes(arm), [arm.Outcomes(baseline)], options)[0];
        if (comparison[ComparedMetric.Accuracy] is null)
        {
            throw new FaultsException([new Fault(arm.Path, $"shares fewer than two judged cases with {baseline.Path}",
                "compare runs of one suite, or give the same cases the same ids")]);
        }

        return new RunPair
        {
            Baseline = baseline,
            Arm = arm,
            Comparison = comparison,
            Changed = CaseSideBySide.Of(baseline, arm),
            Warnings = [.. WarningsOf(baseline, arm, margin)],
            Margin = options.AccuracyMargin,
        };
    }

    private static IEnumerable<string> WarningsOf(
        ComparedArm baseline, ComparedArm arm, double? margin)
    {
        if (baseline.Run.Header.Hash != arm.Run.Header.Hash)
        {
            yield return SuiteDifference.Of(baseline.Run, arm.Run);
        }

        foreach (ComparedArm side in baseline.Run == arm.Run ? [arm] : new[] { baseline, arm })
        {
            if (side.Run.Failed is { } why)
            {
                yield return $"{side.Path} counts as failed: {why}";
            }
        }

        if (margin is null && baseline.Run.Header.Margin != arm.Run.Header.Margin)
        {
            yield return "the runs declare different margins; that of the baseline is taken";
        }

        if (baseline.Run.Header.Arms[baseline.Arm].Simulated || arm.Run.Header.Arms[arm.Arm].Simulated)
        {
            yield return "simulated models are compared: this speaks of no model";
        }
    }
}
