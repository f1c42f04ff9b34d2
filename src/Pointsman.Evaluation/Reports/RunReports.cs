using System.Text;

namespace Pointsman.Evaluation;

/// <summary>Writes the report of a run.</summary>
public static class RunReports
{
    /// <summary>
    /// Writes the report of a run, in UTF-8 without a mark at its start. The same run gives the same bytes, in every
    /// language and on every day.
    /// </summary>
    public static void Write(Run run, ReportFormat format, Stream to)
    {
        switch (format)
        {
            case ReportFormat.Junit:
                JunitReport.Write(to, run);
                break;
            case ReportFormat.Json:
                ReportJson.Write(to, json => RunReportJson.Write(json, RunReport.Of(run)));
                break;
            case ReportFormat.Html:
                Text(to, HtmlReport.Write(RunReport.Of(run)));
                break;
            case ReportFormat.Markdown:
                Text(to, MarkdownReport.Write(RunSections.Page(RunReport.Of(run))));
                break;
            default:
                Text(to, TextReport.Write(RunSections.Page(RunReport.Of(run))));
                break;
        }
    }

    private static void Text(Stream to, string text)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.Write(text);
    }
}
