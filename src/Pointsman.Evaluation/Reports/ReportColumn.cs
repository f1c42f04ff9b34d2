namespace Pointsman.Evaluation;

/// <summary>A column of a report's table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Right">Whether it holds figures, which stand at the right.</param>
/// <param name="Marked">Whether it holds one of few words, which a page may colour.</param>
internal sealed record ReportColumn(string Title, bool Right = false, bool Marked = false);
