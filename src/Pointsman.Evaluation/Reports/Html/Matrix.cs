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
}
