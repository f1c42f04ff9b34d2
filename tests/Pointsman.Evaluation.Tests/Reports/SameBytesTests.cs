using System.Globalization;
using Pointsman.ReportBench;
using Xunit;

namespace Pointsman.Evaluation.Tests.Reports;

public sealed class SameBytesTests
{
    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Junit)]
    [InlineData(ReportFormat.Html)]
    public void The_same_file_gives_the_same_report_byte_for_byte_in_every_language(ReportFormat format)
    {
        using var folder = new TemporaryFolder();
        string path = SomeRun.Save(new GeneratedRun(7).Make(60, 3, repeats: 2), folder.File("a.jsonl"));
        string first = SomeRun.Report(RunFile.Read(path), format);
        CultureInfo before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NumberGroupSeparator = ".";
        other.NumberFormat.NegativeSign = "−";
        other.DateTimeFormat.DateSeparator = "#";
        other.DateTimeFormat.TimeSeparator = "#";
        try
        {
            CultureInfo.CurrentCulture = other;
            Assert.Equal(first, SomeRun.Report(RunFile.Read(path), format));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_report_has_no_mark_at_its_start_and_ends_with_a_line()
    {
        foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
        {
            string report = SomeRun.Report(SomeRun.WithEveryState(), format);
            Assert.NotEqual('\uFEFF', report[0]);
            Assert.DoesNotContain('\r', report);
            Assert.True(report[^1] == '\n' || format == ReportFormat.Junit);
        }
    }
}
