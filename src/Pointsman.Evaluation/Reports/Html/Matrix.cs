namespace Pointsman.Evaluation;

/// <summary>The cases by arm, of one run or of two that are compared.</summary>
/// <param name="Columns">The arms.</param>
/// <param name="Rows">The cases.</param>
internal sealed record Matrix(IReadOnlyList<MatrixColumn> Columns, IReadOnlyList<MatrixRow> Rows)
{
    /// <summary>How often a case was asked at the most.</summary>
    public int Repeats => Columns.Max(column => column.Run.Header.Repeats);

    /// <summary>The cases of a run, in its order.</summary>
    public static Matrix Of(Run run) => new(
        [.. run.Header.Arms.Select((arm, at) => new MatrixColumn(run, at, 0, ArmLabel.Of(arm)))],
        [.. run.Cases.Select(one => new MatrixRow(one.Case, [one]))]);

    /// <summary>The cases of two runs: those of the second in its order, then those that only the first has.</summary>
    public static Matrix Of(RunPairReport report)
    {
        (Run before, Run after, PairedArms? only) = (report.Before, report.After, report.Only);
        ((string, int) Name, RunCase Case)[] named =
            [.. CaseNames.Of(before.Cases.Select(one => one.Case.Id)).Zip(before.Cases)];
        var first = named.ToDictionary(one => one.Name, one => one.Case);
        (string, int)[] names = [.. CaseNames.Of(after.Cases.Select(one => one.Case.Id))];
        HashSet<(string, int)> second = [.. names];
        return new Matrix(
            [
                .. Arms(before, only?.Before).Select(at => new MatrixColumn(
                    before, at, 0, ArmLabel.Of(PairSections.Before(report, before.Header.Arms[at])))),
                .. Arms(after, only?.After).Select(at => new MatrixColumn(
                    after, at, 1, ArmLabel.Of(PairSections.After(report, after.Header.Arms[at])))),
            ],
            [
                .. after.Cases.Select((one, at) =>
                    new MatrixRow(one.Case, [first.GetValueOrDefault(names[at]), one])),
                .. named.Where(one => !second.Contains(one.Name))
                    .Select(one => new MatrixRow(one.Case.Case, [one.Case, null])),
            ]);
    }

    private static IEnumerable<int> Arms(Run run, int? only) =>
        only is { } arm ? [arm] : Enumerable.Range(0, run.Header.Arms.Count);
}
