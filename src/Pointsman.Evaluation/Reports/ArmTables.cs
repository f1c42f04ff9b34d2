namespace Pointsman.Evaluation;

/// <summary>The tables of what was measured, arm by arm.</summary>
internal static class ArmTables
{
    public static ReportTable Main(IReadOnlyList<ArmMetrics> arms) => new(
        "What was measured of each arm",
        [
            new("Arm"), new("Accuracy (95 % interval)", Right: true), new("Cases", Right: true),
            new("p50", Right: true), new("p95", Right: true), new("Cost per answer", Right: true),
            new("Failures", Right: true),
        ])
    {
        Rows = [.. arms.Select(arm => (string[])
        [
            ArmLabel.Of(arm.Arm), ReportFigures.Share(arm.Accuracy), ReportFigures.Count(arm.Cases),
            ReportFigures.Seconds(arm.Latency?.P50), ReportFigures.Seconds(arm.Latency?.P95),
            ReportFigures.Money(arm.CostPerAnswer), ReportFigures.Count(arm.Failed + arm.Ungraded),
        ])],
    };

    public static ReportTable Use(IReadOnlyList<ArmMetrics> arms) => new(
        "Speed, tokens and money of each arm",
        [
            new("Arm"), new("Score", Right: true), new("p99", Right: true), new("First token p50", Right: true),
            new("Tokens/s p50", Right: true), new("Tokens in", Right: true), new("Tokens out", Right: true),
            new("Consistency", Right: true), new("Retries", Right: true), new("Cost in all", Right: true),
        ])
    {
        Rows = [.. arms.Select(arm => (string[])
        [
            ArmLabel.Of(arm.Arm), ReportFigures.Number(arm.Score?.Value, "0.000"),
            ReportFigures.Seconds(arm.Latency?.P99), ReportFigures.Seconds(arm.FirstToken?.P50),
            ReportFigures.Number(arm.TokensPerSecond?.P50), ReportFigures.Number(arm.InputTokens),
            ReportFigures.Number(arm.OutputTokens), ReportFigures.Share(arm.Consistency),
            ReportFigures.Count(arm.Retries),
            ReportFigures.Money(arm.Cost) + (arm.Unpriced > 0 ? $" + {ReportFigures.Count(arm.Unpriced)} unknown" : ""),
        ])],
    };

    public static ReportTable? Groups(
        string caption, string what, IReadOnlyList<ArmMetrics> arms, Func<ArmMetrics, IReadOnlyList<GroupMetrics>> of)
    {
        string[] names = [.. arms.SelectMany(of).Select(group => group.Name).Distinct().Order(StringComparer.Ordinal)];
        return names.Length == 0 ? null : new ReportTable(
            caption,
            [
                new(what), new("Cases", Right: true),
                .. arms.Select(arm => new ReportColumn(ArmLabel.Of(arm.Arm), Right: true)),
            ])
        {
            Rows = [.. names.Select(name =>
            {
                GroupMetrics?[] own = [.. arms.Select(arm => of(arm).FirstOrDefault(group => group.Name == name))];
                return (string[])
                [
                    GroupName(name), ReportFigures.Count(own.Max(group => group?.Cases ?? 0)),
                    .. own.Select(group => ReportFigures.Share(group?.Accuracy)),
                ];
            })],
        };
    }

    public static string GroupName(string name) => name.Length == 0 ? "(none)" : name;

    public static ReportTable Failures(IReadOnlyList<ArmMetrics> arms) => new(
        "Questions without an answer or a grade",
        [new("Arm"), new("What happened"), new("Count", Right: true), new("Share", Right: true)])
    {
        Rows =
        [
            .. from arm in arms
               from failure in arm.Failures.Append(new("answers that could not be judged", arm.Ungraded))
               where failure.Value > 0
               select (string[])
               [
                   ArmLabel.Of(arm.Arm), failure.Key, ReportFigures.Count(failure.Value),
                   ReportFigures.Share((double)failure.Value / arm.Asked),
               ],
        ],
    };

    public static ReportTable Evaluators(IReadOnlyList<ArmMetrics> arms) => new(
        "What each evaluator said",
        [
            new("Evaluator"), new("Arm"), new("Weight", Right: true), new("Mean", Right: true),
            new("Passed", Right: true), new("Scored", Right: true), new("Errors", Right: true),
        ])
    {
        Rows =
        [
            .. from arm in arms
               from one in arm.Evaluators
               select (string[])
               [
                   one.Evaluator.Name, ArmLabel.Of(arm.Arm), ReportFigures.Number(one.Evaluator.Weight, "0.##"),
                   ReportFigures.Number(one.Scored == 0 ? null : one.Mean, "0.000"), ReportFigures.Count(one.Passed),
                   ReportFigures.Count(one.Scored), ReportFigures.Count(one.Errors),
               ],
        ],
    };
}
