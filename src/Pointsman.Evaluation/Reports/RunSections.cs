namespace Pointsman.Evaluation;

/// <summary>The report of a run in words and tables.</summary>
internal static class RunSections
{
    public static ReportPage Page(RunReport report) => new(
        report.Run.Header.Suite, RunNotes.Facts(report.Run), report.Notes,
        [.. Of(report.Judgement).Where(section => !section.IsEmpty)]);

    private static IEnumerable<ReportSection> Of(RunJudgement judgement)
    {
        yield return Summary(judgement);
        yield return new ReportSection("arms", "Arms") { Table = ArmTables.Main(judgement.Metrics) };
        yield return new ReportSection("comparisons", "Comparisons")
        {
            Table = VerdictTables.Comparisons(judgement.Comparisons),
        };
        yield return new ReportSection("criteria", "Criteria") { Table = VerdictTables.Criteria(judgement.Arms) };
        yield return Warnings(judgement.Pitfalls, ArmsOf(judgement));
        yield return new ReportSection("best", "Best by metric") { Table = VerdictTables.Best(judgement.Best) };
        yield return new ReportSection("categories", "By category")
        {
            Table = ArmTables.Groups("Accuracy by category", "Category", judgement.Metrics, arm => arm.Categories),
        };
        yield return new ReportSection("difficulties", "By difficulty")
        {
            Table = ArmTables.Groups(
                "Accuracy by difficulty", "Difficulty", judgement.Metrics, arm => arm.Difficulties),
        };
        yield return new ReportSection("use", "Speed, tokens, money") { Table = ArmTables.Use(judgement.Metrics) };
        yield return new ReportSection("failures", "Failures") { Table = ArmTables.Failures(judgement.Metrics) };
        yield return new ReportSection("evaluators", "Evaluators") { Table = ArmTables.Evaluators(judgement.Metrics) };
        yield return Pairs(judgement.Pairs);
        yield return new ReportSection("judges", "Judges") { Table = VerdictTables.Judges(judgement.Judges) };
        yield return new ReportSection("checklist", "Checklist of a proof of concept")
        {
            Table = VerdictTables.Checklist(judgement.Checklist),
        };
        yield return Evidence(judgement.Recommendation, ArmsOf(judgement));
    }

    private static ReportSection Summary(RunJudgement judgement)
    {
        Recommendation recommended = judgement.Recommendation;
        RunArm[] arms = ArmsOf(judgement);
        string simulated = recommended.IsSimulated ? " (Arms are simulated: this speaks of no model.)" : "";
        return new ReportSection("summary", "Summary")
        {
            Lines =
            [
                judgement.Passes ? "Passed." : "Failed.",
                ReportFigures.Sentence(recommended.Sentence, arms) + simulated,
                .. recommended.Reasons.Where(one => !recommended.Sentence.Contains(one, StringComparison.Ordinal))
                    .Select(one => ReportFigures.Sentence(one, arms)),
            ],
            Items =
            [
                .. judgement.Faults.Select(one => ReportFigures.Sentence(one, arms)),
                .. from comparison in judgement.Comparisons
                   from verdict in comparison.Verdicts
                   select VerdictText.Sentence(comparison, verdict) + ".",
            ],
        };
    }

    private static RunArm[] ArmsOf(RunJudgement judgement) => [.. judgement.Metrics.Select(one => one.Arm)];

    private static ReportSection Warnings(IReadOnlyList<Pitfall> pitfalls, RunArm[] arms) => new("warnings", "Warnings")
    {
        Items = [.. pitfalls.Select(one => (one.IsGrave ? "Grave: " : "") + string.Join(
            ' ', new[] { one.Found, one.Why, one.Remedy }.Select(part => ReportFigures.Sentence(part, arms))))],
    };

    private static ReportSection Pairs(IReadOnlyList<PairMetrics> pairs) => new("pairs", "In pairs")
    {
        Lines =
        [
            .. from pair in pairs
               where pair.Bias is not null
               select $"Of {ArmLabel.Of(pair.Arm)} and {ArmLabel.Of(pair.Baseline)}, the judge changed its mind with "
                   + $"the order in {ReportFigures.Share(pair.Bias!.Following.Value)} of the pairs.",
        ],
        Table = VerdictTables.Pairs(pairs),
    };

    private static ReportSection Evidence(Recommendation recommended, RunArm[] arms) => new("evidence", "Evidence")
    {
        Items =
        [
            .. recommended.Evidence.Select(one => ReportFigures.Sentence(one, arms)),
            .. recommended.PassedOver.Select(one =>
                ReportFigures.Sentence($"Not {ArmLabel.Of(one.Arm)}: {one.Why}", arms)),
        ],
    };
}
