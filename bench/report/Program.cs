using Pointsman.Evaluation;
using Pointsman.ReportBench;

if (args is ["write", var folder, var cases, var arms])
{
    Run run = new GeneratedRun(1).Make(int.Parse(cases), int.Parse(arms));
    foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
    {
        using FileStream file = File.Create(Path.Combine(folder, $"report.{format.ToString().ToLowerInvariant()}"));
        RunReports.Write(run, format, file);
    }
}
