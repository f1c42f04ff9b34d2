namespace Pointsman.Evaluation;

/// <summary>The report of two runs in words and tables.</summary>
internal static class PairSections
{
    /// <summary>The most cases that are listed; JSON has them all.</summary>
    public const int MostListed = 50;

    public static ReportPage Page(RunPairReport report)
    {
        string before = report.Before.Header.Suite, after = report.After.Header.Suite;
        return new ReportPage(
            report.IsOneRun ? $"{before}: two arms" : before == after ? $"{before}: two runs" : $"{before} and {after}",
            report.IsOneRun
                ? [Fact("Run", report.Before)]
                : [Fact("Before", report.Before), Fact("After", report.After)],
            report.Notes,
            [.. Of(report).Where(section => !section.IsEmpty)]);
    }

    /// <summary>The arms of both runs, each with its run in its name.</summary>
    public static IReadOnlyList<ArmMetrics> Arms(RunPairReport report) =>
    [
        .. report.MetricsBefore.Select(one => one with { Arm = Before(report, one.Arm) }),
        .. report.MetricsAfter.Select(one => one with { Arm = After(report, one.Arm) }),
    ];

    public static ArmComparison Labelled(RunPairReport report, ArmComparison comparison) =>
        ArmLabel.Labelled(comparison with
        {
            Baseline = Before(report, comparison.Baseline), Arm = After(report, comparison.Arm),
        });

    public static RunArm Before(RunPairReport report, RunArm arm) =>
        report.IsOneRun ? arm : arm with { Name = arm.Name + ", before" };

    public static RunArm After(RunPairReport report, RunArm arm) =>
        report.IsOneRun ? arm : arm with { Name = arm.Name + ", after" };

    private static string Points(double share) => ReportFigures.Number(100 * share, "0.##");

    private static string Fact(string which, Run run) =>
        $"{which}: begun {ReportFigures.Time(run.Header.Started)}, {ReportFigures.Counted(run.Header.Cases, "case")}, "
        + $"{ReportFigures.Counted(run.Header.Arms.Count, "arm")}; suite {MarkupText.Cut(run.Header.Hash, 16)}.";

    private static IEnumerable<ReportSection> Of(RunPairReport report)
    {
        ArmComparison[] comparisons = [.. report.Comparisons.Select(one => Labelled(report, one))];
        int worse = report.Changed.Count(one => one.IsWorse);
        yield return new ReportSection("summary", "Summary")
        {
            Lines =
            [
                report.IsOneRun
                    ? $"{ReportFigures.Counted(report.Shared, "case")}."
                    : $"{ReportFigures.Counted(report.Shared, "case")} in both runs; "
                        + $"{ReportFigures.Count(report.OnlyBefore.Count)} only before, "
                        + $"{ReportFigures.Count(report.OnlyAfter.Count)} only after.",
                $"{ReportFigures.Count(worse)} got worse, "
                    + $"{ReportFigures.Count(report.Changed.Count - worse)} got better.",
                .. report.Only is { } only
                    ? [$"Not worse is here: worse by {Points(only.Margin)} points at most."]
                    : Array.Empty<string>(),
            ],
            Items =
            [
                .. from comparison in comparisons
                   from verdict in comparison.Verdicts
                   select VerdictText.Sentence(comparison, verdict) + ".",
            ],
        };
        yield return new ReportSection("arms", "Arms") { Table = ArmTables.Main(Arms(report)) };
        yield return new ReportSection("comparisons", "Comparisons") { Table = VerdictTables.Comparisons(comparisons) };
        yield return new ReportSection("changed", "Cases that came out differently")
        {
            Lines = report.Changed.Count > MostListed
                ? [$"The first {MostListed} of {ReportFigures.Count(report.Changed.Count)}, those that got worse "
                    + "first; JSON has all."]
                : [],
            Table = Changed(report.Changed),
        };
        yield return new ReportSection("use", "Speed, tokens, money") { Table = ArmTables.Use(Arms(report)) };
        yield return new ReportSection("failures", "Failures") { Table = ArmTables.Failures(Arms(report)) };
    }

    private static ReportTable Changed(IReadOnlyList<ChangedCase> changed) => new(
        "Cases that came out differently",
        [
            new("Case"), new("Arm"), new("Now", Marked: true), new("Passed before", Right: true),
            new("Passed after", Right: true),
        ])
    {
        Rows = [.. changed.OrderBy(one => one.IsWorse ? 0 : 1).Take(MostListed).Select(one => (string[])
        [
            MarkupText.Cut(one.Case, 80), ArmLabel.Of(one.After), one.IsWorse ? "worse" : "better",
            ReportFigures.Share(one.PassedBefore), ReportFigures.Share(one.PassedAfter),
        ])],
    };
}
