namespace Pointsman.Evaluation;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line that it begins in, from 1.</param>
/// <param name="Values">Its values.</param>
/// <param name="Found">What is wrong with it; null where nothing is.</param>
/// <param name="Fix">What helps.</param>
internal sealed record TableRow(int Line, IReadOnlyList<string> Values, string? Found = null, string Fix = "")
{
    /// <summary>The row, wrong where it has not as many values as there are names.</summary>
    public TableRow Under(int names, char separator) => Found is not null || Values.Count == names ? this : this with
    {
        Found = $"found {Values.Count} values under {names} names",
        Fix = $"write {names} values; one with '{(separator == '\t' ? "\\t" : ",")}' in it stands in quotes",
    };
}
