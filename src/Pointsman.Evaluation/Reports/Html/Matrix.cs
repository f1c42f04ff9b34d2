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
    public static Matrix Of(Run before, Run after)
    {
        var first = before.Cases.ToDictionary(one => one.Case.Id, StringComparer.Ordinal);
        var second = after.Cases.Select(one => one.Case.Id).ToHashSet(StringComparer.Ordinal);
        return new Matrix(
            [
                .. before.Header.Arms.Select((arm, at) =>
                    new MatrixColumn(before, at, 0, ArmLabel.Of(PairSections.Before(arm)))),
                .. after.Header.Arms.Select((arm, at) =>
                    new MatrixColumn(after, at, 1, ArmLabel.Of(PairSections.After(arm)))),
            ],
            [
                .. after.Cases.Select(one => new MatrixRow(one.Case, [first.GetValueOrDefault(one.Case.Id), one])),
                .. before.Cases.Where(one => !second.Contains(one.Case.Id))
                    .Select(one => new MatrixRow(one.Case, [one, null])),
            ]);
    }
}
