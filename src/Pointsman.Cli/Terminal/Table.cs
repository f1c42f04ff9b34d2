namespace Pointsman.Cli;

/// <summary>Rows of text under titles, aligned for a terminal or as Markdown.</summary>
internal sealed class Table(params Column[] columns)
{
    private readonly List<string[]> _rows = [];

    public int Count => _rows.Count;

    /// <summary>Adds a row; cells that are missing at its end stay empty.</summary>
    public Table Row(params IReadOnlyList<string> cells)
    {
        _rows.Add([.. columns.Select((_, i) => i < cells.Count ? cells[i] : "")]);
        return this;
    }

    /// <summary>Writes the table to a screen, its titles dim.</summary>
    public void Write(Screen screen, string indent = "  ")
    {
        int[] widths = new int[columns.Length];
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = columns[i].Title.Length;
            foreach (string[] row in _rows)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        if (columns.Any(column => column.Title.Length > 0))
        {
            screen.Line(indent + screen.Dim(Aligned([.. columns.Select(column => column.Title)], widths)));
        }

        foreach (string[] row in _rows)
        {
            screen.Line(indent + Aligned(row, widths));
        }
    }

    /// <summary>The table in Markdown.</summary>
    /// <param name="areForeign">Whether cells hold what others wrote, as models do: nothing is markup then.</param>
    public string ToMarkdown(bool areForeign = false)
    {
        Func<string, string> write = areForeign ? MarkdownText.Of : Escaped;
        IEnumerable<string> lines =
        [
            Piped(columns.Select(column => column.Title)),
            Piped(columns.Select(column => column.Right ? "---:" : "---")),
            .. _rows.Select(row => Piped(row.Select(write))),
        ];
        return string.Join('\n', lines);
    }

    private static string Piped(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Escaped(string cell) =>
        cell.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');

    private string Aligned(string[] cells, int[] widths) => string.Join(
        "  ",
        cells.Select((cell, i) => columns[i].Right ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();
}
