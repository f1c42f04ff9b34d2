using System.Text;

namespace Pointsman.Evaluation;

/// <summary>A report as plain text, for a terminal.</summary>
internal static class TextReport
{
    private const int Width = 100;

    public static string Write(ReportPage page)
    {
        var text = new StringBuilder();
        text.Append(Plain(page.Title)).Append('\n');
        foreach (string fact in page.Facts)
        {
            Wrap(text, fact, "", "");
        }

        foreach (string note in page.Notes)
        {
            Wrap(text, note, "! ", "  ");
        }

        foreach (ReportSection section in page.Sections)
        {
            text.Append('\n').Append(Plain(section.Title)).Append('\n');
            foreach (string line in section.Lines)
            {
                Wrap(text, line, "  ", "  ");
            }

            foreach (string item in section.Items)
            {
                Wrap(text, item, "  - ", "    ");
            }

            if (section.Table is { Rows.Count: > 0 } table)
            {
                Table(text, table);
            }
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, ReportTable table)
    {
        string[][] lines =
        [
            [.. table.Columns.Select(column => Plain(column.Title))],
            .. table.Rows.Select(row => row.Select(Plain).ToArray()),
        ];
        int[] widths = [.. table.Columns.Select((_, at) => lines.Max(line => line[at].Length))];
        foreach (string[] line in lines)
        {
            IEnumerable<string> cells = line.Select((cell, at) =>
                table.Columns[at].Right ? cell.PadLeft(widths[at]) : cell.PadRight(widths[at]));
            text.Append(("  " + string.Join("  ", cells)).TrimEnd()).Append('\n');
        }
    }

    private static void Wrap(StringBuilder text, string sentence, string first, string next)
    {
        int column = first.Length;
        text.Append(first);
        bool begun = false;
        foreach (string word in Plain(sentence).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (begun && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(next);
                column = next.Length;
                begun = false;
            }

            text.Append(begun ? " " : "").Append(word);
            column += word.Length + (begun ? 1 : 0);
            begun = true;
        }

        text.Append('\n');
    }

    // A name out of a file must not steer the terminal, nor break a line of a table.
    private static string Plain(string text) => string.Create(text.Length, text, static (plain, from) =>
    {
        for (int at = 0; at < plain.Length; at++)
        {
            plain[at] = MarkupText.Steers(from[at]) ? ' ' : from[at];
        }
    });
}
