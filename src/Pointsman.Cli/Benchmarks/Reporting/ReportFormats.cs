using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>The formats of reports, by their words and by how names of files end.</summary>
internal static class ReportFormats
{
    /// <summary>The words for <c>--format</c>.</summary>
    public static readonly string[] Words = ["text", "markdown", "html", "json", "junit"];

    private static readonly Dictionary<string, ReportFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = ReportFormat.Html, [".htm"] = ReportFormat.Html, [".md"] = ReportFormat.Markdown,
        [".json"] = ReportFormat.Json, [".xml"] = ReportFormat.Junit, [".txt"] = ReportFormat.Text,
    };

    /// <summary>The format of a word; one of <see cref="Words"/>.</summary>
    public static ReportFormat Of(string word) => word switch
    {
        "markdown" => ReportFormat.Markdown,
        "html" => ReportFormat.Html,
        "json" => ReportFormat.Json,
        "junit" => ReportFormat.Junit,
        _ => ReportFormat.Text,
    };

    /// <summary>The format that a file's name ends with; null, with a fault, where none does.</summary>
    public static ReportFormat? OfFile(string path, string place, List<Fault> faults)
    {
        if (Endings.TryGetValue(Path.GetExtension(path), out ReportFormat format))
        {
            return format;
        }

        faults.Add(new Fault(place, $"found '{path}'", $"end the name with one of {string.Join(", ", Endings.Keys)}"));
        return null;
    }

    /// <summary>Writes the report of a run to what a command prints.</summary>
    public static void Print(Screen screen, Run run, ReportFormat format) =>
        Print(screen, to => RunReports.Write(run, format, to));

    /// <summary>Writes what changed from an arm of one run to that of another to what a command prints.</summary>
    public static void Print(Screen screen, Run before, Run after, ReportFormat format, PairedArms only) =>
        Print(screen, to => RunReports.Write(before, after, format, to, only));

    private static void Print(Screen screen, Action<Stream> write)
    {
        using var page = new MemoryStream();
        write(page);
        screen.Line(System.Text.Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length).TrimEnd('\n'));
    }
}
