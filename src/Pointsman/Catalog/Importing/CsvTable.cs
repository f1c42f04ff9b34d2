using System.Text;

namespace Pointsman;

/// <summary>A table of comma-separated values: a header, and rows with their line in the file.</summary>
internal sealed class CsvTable
{
    private const int MostColumns = 1_000;

    private CsvTable(string[] header, List<(int Line, string[] Cells)> rows)
    {
        Header = header;
        Rows = rows;
    }

    public string[] Header { get; }

    public List<(int Line, string[] Cells)> Rows { get; }

    /// <summary>
    /// Reads a table, or gives a fault when it has no header, too many rows or a quotation mark that never ends.
    /// </summary>
    public static CsvTable? Read(string text, string file, int mostRows, List<Fault> faults)
    {
        List<(int Line, string[] Cells)> rows = [];
        int at = text.StartsWith('\uFEFF') ? 1 : 0;
        int line = 1;
        while (at < text.Length)
        {
            int begin = line;
            if (ReadRow(text, ref at, ref line) is not { } cells)
            {
                faults.Add(new Fault($"{file}:{begin}", "found a quotation mark that is never closed",
                    "close it; the file may have been cut off, so take it again"));
                return null;
            }

            if (cells.Length == 1 && cells[0].Length == 0)
            {
                continue;
            }

            rows.Add((begin, cells));
            if (rows.Count > mostRows + 1 || cells.Length > MostColumns)
            {
                faults.Add(new Fault($"{file}:{begin}", $"found more than {mostRows} rows or {MostColumns} columns",
                    "split the file"));
                return null;
            }
        }

        if (rows.Count == 0)
        {
            faults.Add(new Fault(file, "found no header", "begin with a line of column names"));
            return null;
        }

        string[] header = [.. rows[0].Cells.Select(name => name.Trim())];
        rows.RemoveAt(0);
        return new CsvTable(header, rows);
    }

    private static string[]? ReadRow(string text, ref int at, ref int line)
    {
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            line += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (c == '"' && (quoted || cell.Length == 0))
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n' && !quoted)
            {
                at++;
                break;
            }
            else if (c != '\r' || quoted)
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return quoted ? null : [.. cells];
    }
}
