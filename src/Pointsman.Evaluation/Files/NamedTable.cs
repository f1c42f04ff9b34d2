namespace Pointsman.Evaluation;

/// <summary>
/// A table with commas below a row of names, for imports, which take a file whole or not at all: what is wrong with a
/// row is told with its line, and nothing of the file is used.
/// </summary>
internal static class NamedTable
{
    /// <summary>The rows with their lines, each with as many values as there are names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="only">Where the first row lacks this name, it is no row of names: the table has this one column.
    /// </param>
    /// <exception cref="FaultsException">A row is none.</exception>
    public static IEnumerable<(int Line, string[] Names, IReadOnlyList<string> Values)> Read(
        string path, string? only = null)
    {
        using StreamReader reader = CaseText.Open(path);
        var table = new TableText(reader, ',');
        string[]? names = null;
        while (table.Next() is { } row)
        {
            bool hasNames = names is null && (only is null || row.Values.Any(name => name.Trim() == only));
            names ??= hasNames ? [.. row.Values.Select(name => name.Trim())] : [only!];
            TableRow whole = row.Under(names.Length, ',');
            if (whole.Found is { } found)
            {
                throw new FaultsException([new Fault($"{path}:{row.Line}", found, whole.Fix)]);
            }

            if (!hasNames)
            {
                yield return (row.Line, names, row.Values);
            }
        }
    }
}
