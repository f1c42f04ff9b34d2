using System.Globalization;
using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// A report as one page that needs nothing beside itself: no font, script, style or picture from elsewhere.
/// </summary>
internal static class HtmlReport
{
    public static string Write(RunReport report) =>
        Write(RunSections.Page(report), Matrix.Of(report.Run), report.Judgement.Metrics);

    public static string Write(RunPairReport report) =>
        Write(PairSections.Page(report), Matrix.Of(report), PairSections.Arms(report));

    private static string Write(ReportPage page, Matrix matrix, IReadOnlyList<ArmMetrics> arms)
    {
        var html = new StringBuilder(1 << 20);
        Head(html, page.Title);
        html.Append("<a class=\"skip\" href=\"#matrix\">To the matrix of cases</a>\n<header>\n<h1>")
            .Append(MarkupText.Of(page.Title)).Append("</h1>\n");
        foreach (string fact in page.Facts)
        {
            html.Append("<p class=\"fact\">").Append(MarkupText.Of(fact)).Append("</p>\n");
        }

        foreach (string note in page.Notes)
        {
            html.Append("<p class=\"note\" role=\"note\">").Append(MarkupText.Of(note)).Append("</p>\n");
        }

        html.Append("<nav aria-label=\"Parts of the report\">");
        foreach (ReportSection section in page.Sections)
        {
            html.Append("<a href=\"#").Append(section.Id).Append("\">").Append(MarkupText.Of(section.Title))
                .Append("</a> ");
        }

        html.Append("<a href=\"#matrix\">Cases</a></nav>\n</header>\n<main>\n");
        for (int at = 0; at < page.Sections.Count; at++)
        {
            html.Append(HtmlTables.Section(page.Sections[at]));
            if (page.Sections[at].Id == "arms")
            {
                html.Append("<section id=\"charts\" class=\"charts\" aria-label=\"Charts\">\n")
                    .AppendJoin("", HtmlCharts.Of(matrix, arms)).Append("</section>\n");
            }
        }

        var data = new MatrixData(matrix);
        MatrixFrame(html, matrix);
        html.Append("</main>\n");
        Block(html, "pm-index", data.Index());
        html.Append("<script>").Append(HtmlAssets.Script).Append("</script>\n");
        for (int block = 0; block < data.Blocks; block++)
        {
            Block(html, string.Create(CultureInfo.InvariantCulture, $"pm-texts-{block}"), data.Block(block));
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Head(StringBuilder html, string title) => html
        .Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .Append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(HtmlAssets.Policy).Append("\">\n")
        .Append("<title>").Append(MarkupText.Of(title)).Append(" · report</title>\n<style>")
        .Append(HtmlAssets.Style).Append("</style>\n</head>\n<body>\n");

    private static void Block(StringBuilder html, string id, string json) => html
        .Append("<script type=\"application/json\" id=\"").Append(id).Append("\">").Append(json).Append("</script>\n");

    private static void MatrixFrame(StringBuilder html, Matrix matrix) => html
        .Append("<p class=\"paper fact\">Cases and answers are on the page itself; they are not printed.</p>\n")
        .Append("<section id=\"matrix\">\n<h2>Cases</h2>\n")
        .Append("<p>").Append(ReportFigures.Counted(matrix.Rows.Count, "case")).Append(" by ")
        .Append(ReportFigures.Counted(matrix.Columns.Count, "arm"))
        .Append(". Open a case, by click or with Enter, to see its answers side by side.</p>\n")
        .Append("<noscript><p class=\"note\">The matrix needs JavaScript; everything above does not.</p></noscript>\n")
        .Append("<form id=\"pm-filter\" class=\"filter\" hidden>")
        .Append("<label>Show <select id=\"pm-show\"><option value=\"all\">all cases</option>")
        .Append("<option value=\"failed\">failed by any</option><option value=\"every\">failed by all</option>")
        .Append("<option value=\"differs\">different between arms</option>")
        .Append("<option value=\"errors\">with errors</option></select></label>")
        .Append("<label>Category <select id=\"pm-category\"><option value=\"\">all</option></select></label>")
        .Append("<label>Difficulty <select id=\"pm-difficulty\"><option value=\"\">all</option></select></label>")
        .Append("<label>Text <input id=\"pm-search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" ")
        .Append("placeholder=\"name, question, answer, reason\"></label></form>\n")
        .Append("<p id=\"pm-status\" class=\"fact\" role=\"status\"></p>\n")
        .Append("<div id=\"pm-grid\" class=\"grid\" role=\"grid\" tabindex=\"0\" aria-label=\"Cases by arm\" hidden>")
        .Append("<div id=\"pm-head\" class=\"row head\" role=\"row\"></div>")
        .Append("<div id=\"pm-rows\" class=\"rows\" role=\"rowgroup\"></div></div>\n")
        .Append("<p class=\"fact\"><span class=\"cell p\">✓</span> passed · <span class=\"cell f\">✗</span> failed · ")
        .Append("<span class=\"cell e\">!</span> no answer or not judged · ")
        .Append("<span class=\"cell m\">1/3</span> passed once of three")
        .Append("</p>\n</section>\n")
        .Append("<dialog id=\"pm-case\" aria-labelledby=\"pm-case-title\"><div class=\"bar\">")
        .Append("<h2 id=\"pm-case-title\"></h2><button type=\"button\" id=\"pm-before\">Previous</button>")
        .Append("<button type=\"button\" id=\"pm-after\">Next</button>")
        .Append("<button type=\"button\" id=\"pm-close\">Close</button></div>")
        .Append("<div id=\"pm-body\" class=\"body\"></div></dialog>\n");
}
