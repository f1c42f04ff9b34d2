using System.CommandLine;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What <c>bench run</c> was asked for: the suite as its flags change it, and what becomes of the run.
/// </summary>
internal sealed record RunRequest
{
    private static readonly string[] Formats = ["text", "json", "markdown"];

    /// <summary>The suite.</summary>
    public required Suite Suite { get; init; }

    /// <summary>The suite's file, as it was named.</summary>
    public required string SuitePath { get; init; }

    /// <summary>Where the run goes; null for a name of its own.</summary>
    public string? Output { get; init; }

    /// <summary>Whether a run that was cut off is looked for.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether what failed is asked anew.</summary>
    public bool Again { get; init; }

    /// <summary>The gateway's configuration; null for the usual one.</summary>
    public string? Config { get; init; }

    /// <summary>The gateway that is asked; null to ask models directly.</summary>
    public Uri? Gateway { get; init; }

    /// <summary>The file of remembered answers; null for none.</summary>
    public string? Cache { get; init; }

    /// <summary>Whether code may be run.</summary>
    public bool AllowCode { get; init; }

    /// <summary>Whether nothing is asked of any model.</summary>
    public bool DryRun { get; init; }

    /// <summary>How the end is told.</summary>
    public string Format { get; init; } = "text";

    /// <summary>Reports that are written at the end.</summary>
    public IReadOnlyList<(string Path, ReportFormat Format)> Reports { get; init; } = [];

    /// <summary>What the person should know of how the suite was changed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The flags.</summary>
    public static Form Form() => new Form(fileFlag: null)
        .Ask("out", "FILE",
            $"The run's file; one that was cut off is continued ({BenchContext.RunFolder}/NAME-TIME.jsonl)")
        .AskMaybe("resume", "FILE", "Go on with a run that was cut off; without a name, with the newest of this suite")
        .Mark("again", "With --resume FILE, a whole run too: ask anew what failed, judge anew what could not be judged")
        .Ask("spend", "USD", "The most that may be spent (the suite's)")
        .Ask("repeats", "N", "How often each case is asked (the suite's)")
        .Ask("concurrency", "N", "The most calls in flight (the suite's)")
        .Ask("cases", "N", "The first N cases only (all)")
        .Ask("only", "CATEGORY", "The cases of a category only (all)")
        .Ask("sample", "N", "N cases by chance, each category by its share, the same each time (all)")
        .Ask("models", "LIST", "Ask these models instead: a,b (the suite's)")
        .Ask("cache", "DIR|off", "Remember answers there, and take what is remembered instead of asking (off)")
        .Ask("config", "FILE",
            "The gateway's configuration, for its providers and routes (./pointsman.yaml, else keys found here)")
        .Ask("gateway", "URL",
            $"Ask a running gateway for everything instead; its key stands in ${BenchModels.KeyVariable}")
        .Mark("allow-code", "Let evaluators run the code of models and commands of the suite")
        .Ask("format", "text|json|markdown", "How to tell the end (text)")
        .Ask("report", "LIST", "Write reports as well, by their endings: run.html,run.xml")
        .Mark("dry-run", "Check everything and estimate cost and time; ask no model");

    /// <summary>Reads the flags and the suite.</summary>
    /// <exception cref="FaultsException">Something of them cannot be used; all of it is told.</exception>
    public static RunRequest Read(Document document, string? suite)
    {
        string? output = document.Text("out"), resume = document.Text("resume");
        if (resume is { Length: > 0 })
        {
            bool isSuite = resume.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);
            if (isSuite || output is not null)
            {
                document.FaultOf<string>("resume", isSuite ? $"'{resume}', which is no run" : "a file beside --out",
                    isSuite ? "write the suite first: bench run SUITE --resume" : "name the run once");
            }
            else if (!File.Exists(resume))
            {
                document.FaultOf<string>("resume", $"'{resume}', which is not there",
                    "'pointsman bench list' lists runs; --out FILE begins one");
            }
        }

        bool again = document.YesNo("again") ?? false;
        if (again && resume is not { Length: > 0 })
        {
            document.FaultOf<string>("again", "no run beside it", "name the run: --resume FILE --again");
        }

        string? config = document.Text("config"), cache = document.Text("cache");
        if (config is not null && !File.Exists(config))
        {
            document.FaultOf<string>("config", $"'{config}', which is no file",
                "name the gateway's configuration; without the flag it is ./pointsman.yaml, else keys found here");
        }

        var request = new RunRequest
        {
            Suite = null!,
            SuitePath = suite ?? BenchContext.SuiteName,
            Output = resume is { Length: > 0 } ? resume : output,
            Resume = resume is { Length: 0 } && output is null,
            Again = again,
            Config = config,
            Gateway = GatewayOf(document),
            Cache = cache is null or "off" ? null : Path.Combine(cache, "answers.jsonl"),
            AllowCode = document.YesNo("allow-code") ?? false,
            DryRun = document.YesNo("dry-run") ?? false,
            Format = document.Word("format", Formats) ?? "text",
            Reports = ReportsOf(document),
        };
        var notes = new List<string>();
        Func<Suite, Suite> change = SuiteChange.Read(document, notes);
        if (suite is null && !File.Exists(BenchContext.SuiteName))
        {
            document.Faults.Add(new Fault("SUITE", $"found nothing, and there is no {BenchContext.SuiteName} here",
                "name the suite's file; 'pointsman bench init' writes one"));
        }

        FaultsException.ThrowIfAny(document.Faults);
        Suite read = change(SuiteFile.Read(request.SuitePath));
        return request with { Suite = read, Notes = notes };
    }

    private static List<(string Path, ReportFormat Format)> ReportsOf(Document document)
    {
        var reports = new List<(string Path, ReportFormat Format)>();
        foreach (string path in document.Words("report"))
        {
            if (ReportFormats.OfFile(path, "--report", document.Faults) is { } format)
            {
                BenchFiles.CheckWritable("--report", path, document.Faults);
                reports.Add((path, format));
            }
        }

        return reports;
    }

    private static Uri? GatewayOf(Document document)
    {
        string? text = document.Text("gateway");
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            && address is { UserInfo: "", Query: "", Fragment: "" }
            ? address
            : document.FaultOf<Uri>("gateway", $"'{text}'", "write an address such as http://127.0.0.1:7070");
    }
}
