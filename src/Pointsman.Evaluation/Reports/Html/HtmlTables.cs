using System.Text;

namespace Pointsman.Evaluation;

/// <summary>Tables and sections as HTML.</summary>
internal static class HtmlTables
{
    // Longer ones get more room, or they would stand in a narrow tower of words.
    private const int LongName = 36;

    // A verdict that tells what is missing may break; a word or two stay on their line.
    private const int LongMark = 20;

    public static string Section(ReportSection section)
    {
        var html = new StringBuilder();
        html.Append("<section id=\"").Append(section.Id).Append("\">\n<h2>").Append(MarkupText.Of(section.Title))
            .Append("</h2>\n");
        foreach (string line in section.Lines)
        {
            html.Append("<p>").Append(MarkupText.Of(line)).Append("</p>\n");
        }

        if (section.Items.Count > 0)
        {
            html.Append("<ul>\n");
            foreach (string item in section.Items)
            {
                html.Append("<li>").Append(MarkupText.Of(item)).Append("</li>\n");
            }

            html.Append("</ul>\n");
        }

        if (section.Table is { Rows.Count: > 0 } table)
        {
            Table(html, table);
        }

        return html.Append("</section>\n").ToString();
    }

    private static void Table(StringBuilder html, ReportTable table)
    {
        // What may have to be scrolled sideways can be reached by the keyboard.
        html.Append("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"")
            .Append(MarkupText.Of(table.Caption)).Append("\"><table")
            .Append(table.Rows.Any(row => row[0].Length > LongName) ? " class=\"long\"" : "").Append(">\n<caption>")
            .Append(MarkupText.Of(table.Caption)).Append("</caption>\n<thead><tr>");
        foreach (ReportColumn column in table.Columns)
        {
            html.Append("<th scope=\"col\"").Append(column.Right ? " class=\"n\"" : "").Append('>')
                .Append(MarkupText.Of(column.Title)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            html.Append("<tr>");
            for (int at = 0; at < row.Count; at++)
            {
                Cell(html, table.Columns[at], row[at], first: at == 0);
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static void Cell(StringBuilder html, ReportColumn column, string text, bool first)
    {
        if (first)
        {
            html.Append("<th scope=\"row\">").Append(MarkupText.Of(text)).Append("</th>");
        }
        else if (column.Marked)
        {
            html.Append("<td><span class=\"mark ").Append(Tone(text)).Append(text.Length > LongMark ? " told" : "")
                .Append("\">").Append(MarkupText.Of(text))
                .Append("</span></td>");
        }
        else
        {
            html.Append(column.Right ? "<td class=\"n\">" : "<td>").Append(MarkupText.Of(text)).Append("</td>");
        }
    }

    // The words of verdicts, criteria and the checklist.
    private static string Tone(string word) => word switch
    {
        "met" or "done" or "best" or "better" or "faster" or "cheaper" => "good",
        "not worse" or "not slower" or "not dearer" => "fair",
        "not met" or "not done" or "worse" or "slower" or "dearer" => "bad",
        _ => "open",
    };
}
