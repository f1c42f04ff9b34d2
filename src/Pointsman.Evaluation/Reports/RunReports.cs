using System.Text;

namespace Pointsman.Evaluation;

/// <summary>Writes reports of runs.</summary>
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
                Text(to, HtmlReport.Write(Named(run)));
                break;
            case ReportFormat.Markdown:
                Text(to, MarkdownReport.Write(RunSections.Page(Named(run))));
                break;
            default:
                Text(to, TextReport.Write(RunSections.Page(Named(run))));
                break;
        }
    }

    /// <summary>Writes what changed from one run to another; the same two runs give the same bytes.</summary>
    /// <param name="before">The first run.</param>
    /// <param name="after">The second run; the same for two arms of one run.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="to">Where to.</param>
    /// <param name="only">The pair that it is to be of, with its margin; null for all arms of one name.</param>
    /// <exception cref="FaultsException">The format is JUnit, which has no form for two runs.</exception>
    public static void Write(
        Run before, Run after, ReportFormat format, Stream to, PairedArms? only = null)
    {
        switch (format)
        {
            case ReportFormat.Junit:
                throw new FaultsException([new Fault(
                    "format", "junit, which has no form for two runs", "write text, markdown, json or html")]);
            case ReportFormat.Json:
                ReportJson.Write(to, json => RunPairJson.Write(json, RunPairReport.Of(before, after, only)));
                break;
            case ReportFormat.Html:
                Text(to, HtmlReport.Write(RunPairReport.Of(before, after, only)));
                break;
            case ReportFormat.Markdown:
                Text(to, MarkdownReport.Write(PairSections.Page(RunPairReport.Of(before, after, only))));
                break;
            default:
                Text(to, TextReport.Write(PairSections.Page(RunPairReport.Of(before, after, only))));
                break;
        }
    }

    // Programs get the names as they are, beside a field that says what is simulated; people read it in the name.
    private static RunReport Named(Run run) => RunReport.Of(ArmLabel.Labelled(run));

    private static void Text(Stream to, string text)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.Write(text);
    }
}
