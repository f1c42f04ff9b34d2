namespace Pointsman.Evaluation;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Values">Its values.</param>
/// <param name="Found">What is wrong with it; null where nothing is.</param>
/// <param name="Fix">What helps.</param>
internal sealed record TableRow(int Line, IReadOnlyList<string> Values, string? Found = null, string Fix = "");
