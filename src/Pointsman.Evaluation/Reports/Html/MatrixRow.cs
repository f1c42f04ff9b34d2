namespace Pointsman.Evaluation;

/// <summary>A row of the matrix: a case.</summary>
/// <param name="Case">The case, as the first run that has it tells it.</param>
/// <param name="Sources">The case in each of the runs that are shown; null in one that does not have it.</param>
internal sealed record MatrixRow(Case Case, IReadOnlyList<RunCase?> Sources)
{
    /// <summary>What became of the case in a column, for the nth time.</summary>
    public CellResult? Of(MatrixColumn column, int repeat) =>
        Sources[column.Source] is { } one && repeat < column.Run.Header.Repeats
            ? column.Run[new Cell(one.Index, column.Arm, repeat)]
            : null;
}
