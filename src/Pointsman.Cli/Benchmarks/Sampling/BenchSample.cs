using System.CommandLine;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary><c>pointsman bench sample</c>: draws cases from what a gateway recorded of willing routes.</summary>
internal static class BenchSample
{
    private const int MostCases = 100_000;
    private const string UsualFile = "recorded.jsonl";
    private static readonly TimeSpan UsualSince = TimeSpan.FromDays(7);

    private static readonly string[] Groupings = Names<SampleBy>();
    private static readonly string[] Kinds = Names<MaskKind>();

    /// <summary>The command.</summary>
    /// <param name="context">What the commands of <c>bench</c> share.</param>
    /// <param name="environment">Gives the value of an environment variable.</param>
    public static Command Create(BenchContext context, Func<string, string?> environment)
    {
        Form form = new Form(fileFlag: null)
            .Mark("from-gateway", "Draw from what a running gateway recorded")
            .AskMany(
                "route", "route", "NAME", "A route that stores texts; may be repeated", name => JsonValue.Create(name))
            .Ask("count", "N", "How many cases at most (200)")
            .Ask("since", "TIME", "How far back: 24h, 30d (7d)")
            .Ask("by", string.Join('|', Groupings), "By what requests are divided, to draw each part's share (route)")
            .Ask("seed", "N", "With what drawing begins; the same draws the same (1)")
            .Ask("keep", "KINDS", $"What is not masked, of {string.Join(", ", Kinds)} (all is masked)")
            .Ask("out", "FILE", $"The file of cases; it must not be there yet ({UsualFile})")
            .Ask("suite", "FILE", "Write a suite for them too: suite.yaml");
        var server = new ServerContext(context.Screen, context.Time, environment);
        return ServerCommand.CreateJudging(
            "sample", "Draw cases from recorded requests of routes that store texts", form, server,
            (document, _) => Read(document, context)).WithExamples(
            "pointsman bench sample --from-gateway --route support",
            "pointsman bench sample --from-gateway --route support --route sales --count 500 --since 30d --by tag",
            "pointsman bench sample --from-gateway --route support --out support.jsonl --suite support.yaml");
    }

    private static Func<ServerApi, string, CancellationToken, Task<int>> Read(Document document, BenchContext context)
    {
        string[] routes = [.. document.Words("route").Distinct()];
        if (document.YesNo("from-gateway") != true)
        {
            document.FaultOf<string>("from-gateway", "nothing to draw from", "write --from-gateway");
        }

        if (routes.Length == 0)
        {
            document.FaultOf<string>("route", "nothing", "name a route that stores texts: --route support");
        }

        TimeSpan since = document.Duration("since", TimeSpan.FromMinutes(1), TimeSpan.FromDays(3_650)) ?? UsualSince;
        var plain = new SampleOptions();
        var options = new SampleOptions
        {
            Count = (int)(document.Whole("count", 1, MostCases, "cases") ?? plain.Count),
            By = document.Word("by", Groupings) is { } by ? Enum.Parse<SampleBy>(by, ignoreCase: true) : plain.By,
            Seed = (ulong)(document.Whole("seed", 0, long.MaxValue) ?? (long)plain.Seed),
            Keep = Kept(document),
        };
        var files = new SampleFiles(document.Text("out") ?? UsualFile, document.Text("suite"));
        files.Check(document);
        DateTimeOffset from = context.Time.GetUtcNow() - since;
        return (server, format, cancel) => RunAsync(server, routes, from, options, files, format, cancel);
    }

    private static async Task<int> RunAsync(
        ServerApi server, string[] routes, DateTimeOffset from, SampleOptions options, SampleFiles files,
        string format, CancellationToken cancel)
    {
        var sampler = new TrafficSampler(options);
        var reading = new RecordedReading(server, sampler);
        foreach (string route in routes)
        {
            await reading.ReadAsync(route, from, cancel);
        }

        TrafficSample sample = sampler.Draw();
        if (sample.Cases.Count == 0)
        {
            server.Screen.Message(SampleText.Nothing(routes, from, reading));
            return ExitCode.NothingFound;
        }

        files.Write(sample, routes, options, from);
        if (format == "json")
        {
            server.Screen.Json(SampleText.Json(sample, reading, files));
        }
        else
        {
            SampleText.Write(server.Screen, sample, reading, files, options);
        }

        return ExitCode.Ok;
    }

    private static List<MaskKind> Kept(Document document)
    {
        var kept = new List<MaskKind>();
        foreach (string word in document.Words("keep"))
        {
            if (Kinds.Contains(word.ToLowerInvariant()))
            {
                kept.Add(Enum.Parse<MaskKind>(word, ignoreCase: true));
            }
            else
            {
                document.FaultOf<string>(
                    "keep", $"'{word}'", Spelling.Hint(word, Kinds, $"allowed: {string.Join(", ", Kinds)}"));
            }
        }

        return kept;
    }

    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];
}
