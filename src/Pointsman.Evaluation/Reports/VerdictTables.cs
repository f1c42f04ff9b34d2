namespace Pointsman.Evaluation;

/// <summary>The tables of what follows from the figures.</summary>
internal static class VerdictTables
{
    public static ReportTable Comparisons(IReadOnlyList<ArmComparison> comparisons) => new(
        "Arms beside the baseline",
        [
            new("Arm"), new("By"), new("Verdict", Marked: true), new("Difference (95 % interval)", Right: true),
            new("Cases", Right: true), new("p, corrected", Right: true), new("p of not worse", Right: true),
        ])
    {
        Rows =
        [
            .. from comparison in comparisons
               from verdict in comparison.Verdicts
               select (string[])
               [
                   $"{ArmLabel.Of(comparison.Arm)} beside {ArmLabel.Of(comparison.Baseline)}",
                   VerdictText.Metric(verdict.Metric), VerdictText.Kind(verdict), VerdictText.Gain(verdict),
                   ReportFigures.Count(verdict.Pairs), ReportFigures.P(verdict.AdjustedPValue),
                   ReportFigures.P(verdict.MarginPValue),
               ],
        ],
    };

    public static ReportTable Criteria(IReadOnlyList<ArmJudgement> arms) => new(
        "Arms held against the criteria",
        [
            new("Arm"), new("Criterion"), new("Outcome", Marked: true), new("Measured (95 % interval)", Right: true),
            new("From", Right: true), new("Why"),
        ])
    {
        Rows =
        [
            .. from arm in arms
               from result in arm.Criteria
               select (string[])
               [
                   ArmLabel.Of(arm.Arm), result.Criterion.Text, Outcome(result.Outcome), Measured(result),
                   ReportFigures.Count(result.Count), result.Why ?? "",
               ],
        ],
    };

    public static ReportTable Checklist(IReadOnlyList<ChecklistItem> items) => new(
        "The checklist of a proof of concept",
        [new("Step"), new("Done", Marked: true), new("What the run shows")])
    {
        Rows = [.. items.Select(item => (string[])[item.Step, State(item.State), item.Found])],
    };

    public static ReportTable Best(IReadOnlyList<BestModel> best) => new(
        "The best arm by each metric",
        [
            new("By"), new("Best"), new("Measured", Right: true), new("Shown to be", Marked: true),
            new("No worse for all that is shown"),
        ])
    {
        Rows =
        [
            .. from one in best
               where one.Ranking.Count > 0
               select (string[])
               [
                   VerdictText.Metric(one.Metric), ArmLabel.Of(one.Best!),
                   VerdictText.Measured(one.Metric, one.Ranking[0].Value),
                   one.Ranking.Count == 1 ? "alone" : one.IsShown ? "best" : "may be chance",
                   one.TiedWith.Count == 0 ? "" : string.Join(", ", one.TiedWith.Select(ArmLabel.Of)),
               ],
        ],
    };

    public static ReportTable Pairs(IReadOnlyList<PairMetrics> pairs) => new(
        "Answers side by side before a judge, in both orders",
        [
            new("Arm"), new("Wins", Right: true), new("Ties", Right: true), new("Losses", Right: true),
            new("Lead in points (95 % interval)", Right: true), new("p, corrected", Right: true),
            new("Errors", Right: true),
        ])
    {
        Rows =
        [
            .. pairs.Select(pair => (string[])
            [
                $"{ArmLabel.Of(pair.Arm)} beside {ArmLabel.Of(pair.Baseline)}", ReportFigures.Count(pair.Wins),
                ReportFigures.Count(pair.Ties), ReportFigures.Count(pair.Losses),
                pair.Lead is { } lead
                    ? $"{Points(lead.Value)} ({Points(lead.Low)} to {Points(lead.High)})"
                    : ReportFigures.Missing,
                ReportFigures.P(pair.AdjustedPValue), ReportFigures.Count(pair.Errors),
            ]),
        ],
    };

    public static ReportTable Judges(IReadOnlyList<JudgeAgreement> judges) => new(
        "How far judges can be believed",
        [
            new("Evaluator"), new("Judge"), new("People's labels", Right: true), new("Agree", Right: true),
            new("Kappa (95 % interval)", Right: true), new("Differs from itself by", Right: true),
            new("Errors", Right: true),
        ])
    {
        Rows =
        [
            .. judges.Select(judge => (string[])
            [
                judge.Evaluator.Name,
                judge.Judges.Count > 0 ? string.Join(", ", judge.Judges) : ReportFigures.Missing,
                ReportFigures.Count(judge.Labels),
                ReportFigures.Share(judge.Share),
                judge.Kappa is { } kappa
                    ? $"{Two(kappa.Value)} ({Two(kappa.Low)} to {Two(kappa.High)})"
                    : ReportFigures.Missing,
                ReportFigures.Number(judge.SelfDeviation, "0.000"), ReportFigures.Count(judge.Errors),
            ]),
        ],
    };

    public static string Outcome(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Met => "met",
        CriterionOutcome.NotMet => "not met",
        _ => "cannot say",
    };

    public static string State(ChecklistState state) => state switch
    {
        ChecklistState.Done => "done",
        ChecklistState.NotDone => "not done",
        _ => "no use",
    };

    private static string Measured(CriterionResult result)
    {
        if (result.Measured is not { } measured)
        {
            return ReportFigures.Missing;
        }

        Func<double, string> write = CriterionText.Metrics.GetValueOrDefault(result.Criterion.Metric) switch
        {
            "share" => value => ReportFigures.Share(value),
            "time" => value => ReportFigures.Seconds(value),
            "money" => value =>
                double.IsFinite(value) ? ReportFigures.Money(new Usd((decimal)value)) : ReportFigures.Missing,
            _ => value => ReportFigures.Number(value),
        };
        return $"{write(measured.Value)} ({write(measured.Low)} to {write(measured.High)})";
    }

    private static string Points(double share) => ReportFigures.Number(100 * share, "+0.0;-0.0;0.0");

    private static string Two(double value) => ReportFigures.Number(value, "0.00");
}
