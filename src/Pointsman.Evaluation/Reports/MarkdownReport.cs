using System.Text;

namespace Pointsman.Evaluation;

/// <summary>A report as Markdown.</summary>
internal static class MarkdownReport
{
    public static string Write(ReportPage page)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Of(page.Title)).Append("\n\n");
        foreach (string fact in page.Facts)
        {
            text.Append(MarkdownText.Of(fact)).Append("\n\n");
        }

        foreach (string note in page.Notes)
        {
            text.Append("> **Note:** ").Append(MarkdownText.Of(note)).Append("\n\n");
        }

        foreach (ReportSection section in page.Sections)
        {
            text.Append("## ").Append(MarkdownText.Of(section.Title)).Append("\n\n");
            foreach (string line in section.Lines)
            {
                text.Append(MarkdownText.Of(line)).Append("\n\n");
            }

            foreach (string item in section.Items)
            {
                text.Append("- ").Append(MarkdownText.Of(item)).Append('\n');
            }

            text.Append(section.Items.Count > 0 ? "\n" : "");
            if (section.Table is { Rows.Count: > 0 } table)
            {
                Row(text, table.Columns.Select(column => MarkdownText.Of(column.Title)));
                Row(text, table.Columns.Select(column => column.Right ? "---:" : "---"));
                foreach (IReadOnlyList<string> row in table.Rows)
                {
                    Row(text, row.Select(MarkdownText.Of));
                }

                text.Append('\n');
            }
        }

        text.Length--;
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
