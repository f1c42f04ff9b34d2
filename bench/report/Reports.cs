using Pointsman.Evaluation;

namespace Pointsman.ReportBench;

/// <summary>Writes the reports of generated runs into a folder.</summary>
public static class Reports
{
    public static void Write(string folder, int cases, int arms)
    {
        Directory.CreateDirectory(folder);
        Run run = new GeneratedRun(1).Make(cases, arms);
        Run other = new GeneratedRun(2).Make(cases, arms);
        foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
        {
            string ending = format == ReportFormat.Junit ? "xml" : format.ToString().ToLowerInvariant();
            using FileStream file = File.Create(Path.Combine(folder, $"report.{ending}"));
            RunReports.Write(run, format, file);
            if (format != ReportFormat.Junit)
            {
                using FileStream pair = File.Create(Path.Combine(folder, $"pair.{ending}"));
                RunReports.Write(run, other, format, pair);
            }
        }
    }
}
