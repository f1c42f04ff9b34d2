using System.Text;

namespace Pointsman.Evaluation;

/// <summary>A report as Markdown.</summary>
internal static class MarkdownReport
{
    // What means something to Markdown or HTML inside of a line.
    private const string Signs = "\\`*[]<>|~&";

    public static string Write(ReportPage page)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escaped(page.Title)).Append("\n\n");
        foreach (string fact in page.Facts)
        {
            text.Append(Escaped(fact)).Append("\n\n");
        }

        foreach (string note in page.Notes)
        {
            text.Append("> **Note:** ").Append(Escaped(note)).Append("\n\n");
        }

        foreach (ReportSection section in page.Sections)
        {
            text.Append("## ").Append(Escaped(section.Title)).Append("\n\n");
            foreach (string line in section.Lines)
            {
                text.Append(Escaped(line)).Append("\n\n");
            }

            foreach (string item in section.Items)
            {
                text.Append("- ").Append(Escaped(item)).Append('\n');
            }

            text.Append(section.Items.Count > 0 ? "\n" : "");
            if (section.Table is { Rows.Count: > 0 } table)
            {
                Row(text, table.Columns.Select(column => Escaped(column.Title)));
                Row(text, table.Columns.Select(column => column.Right ? "---:" : "---"));
                foreach (IReadOnlyList<string> row in table.Rows)
                {
                    Row(text, row.Select(Escaped));
                }

                text.Append('\n');
            }
        }

        text.Length--;
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        for (int at = 0; at < text.Length; at++)
        {
            char sign = text[at];
            bool opens = Signs.Contains(sign, StringComparison.Ordinal) || IsOuterUnderline(text, at)
                || (at == 0 && sign is '#' or '+' or '-' or '=' && text.Length > 1);
            safe.Append(opens ? "\\" : "").Append(char.IsControl(sign) ? ' ' : sign);
        }

        return safe.ToString();
    }

    // Inside of a word an underline means nothing, and names are full of them.
    private static bool IsOuterUnderline(string text, int at) => text[at] == '_'
        && (at == 0 || at == text.Length - 1
            || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]));
}
