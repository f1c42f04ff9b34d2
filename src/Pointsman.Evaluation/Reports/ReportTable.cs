namespace Pointsman.Evaluation;

/// <summary>A table of a report, the same in every format.</summary>
/// <param name="Caption">What it shows, for those who hear it.</param>
/// <param name="Columns">Its columns; the first names the row.</param>
internal sealed record ReportTable(string Caption, IReadOnlyList<ReportColumn> Columns)
{
    /// <summary>Its rows, each with as many cells as there are columns.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }
}
