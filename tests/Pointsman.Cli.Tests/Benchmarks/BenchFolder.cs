using System.CommandLine;
using System.Text;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>A folder with suites and runs of a test's own, and the bench commands in process on a clock that jumps.
/// </summary>
internal sealed class BenchFolder : IDisposable
{
    /// <summary>Two models, of which the large one errs less, on ten questions.</summary>
    public const string Suite = """
        name: capitals
        models: [sim/small, sim/large]
        prompts:
          - system: Answer in a word.{{sim}}
            user: "{{input}}"
        cases: cases.jsonl
        evaluators:
          - icontains
        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("pointsman-bench-").FullName;

    /// <summary>The path of a file.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A folder with the suite and its cases, and what is changed of the suite.</summary>
    public static BenchFolder WithSuite(string more = "", string cases = "cases.jsonl")
    {
        var folder = new BenchFolder();
        folder.Write("suite.yaml", $"{Suite.Replace("cases.jsonl", cases, StringComparison.Ordinal)}\n{more}\n");
        folder.Write("cases.jsonl", Cases());
        return folder;
    }

    /// <summary>Ten cases, half of them of the category odd.</summary>
    public static string Cases() => string.Concat(Enumerable.Range(0, 10).Select(i => $$"""
        {"id":"c{{i}}","input":"Question {{i}}?","expected":"A{{i}}","category":"{{(i % 2 == 0 ? "even" : "odd")}}",
        """ + $$""" "sim":" [[sim answer=\"A{{i}}\" wrong=\"B{{i}}\" difficulty=0.{{i}}]]"}""" + "\n"));

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>Runs <c>pointsman bench …</c>; the folder's path stands as DIR in what is said.</summary>
    public Task<BenchCall> RunAsync(params string[] args) => RunAsync(_ => { }, CancellationToken.None, args);

    /// <summary>The same for somebody who hears every message while it is said.</summary>
    public Task<BenchCall> RunAsync(Action<string> hear, CancellationToken cancel, params string[] args) =>
        RunAsync(new HastyTime(), hear, args, cancel);

    /// <summary>The same by another clock, for what waits for a real server.</summary>
    public Task<BenchCall> RunAsync(TimeProvider time, params string[] args) =>
        RunAsync(time, _ => { }, args, CancellationToken.None);

    private async Task<BenchCall> RunAsync(
        TimeProvider time, Action<string> hear, string[] args, CancellationToken cancel)
    {
        using var output = new StringWriter();
        using var error = new HeardWriter(hear);
        var screen = new Screen(output, error);
        var context = new BenchContext(screen, time)
        {
            FindOffer = OfferFinder.Find,
        };
        var root = new RootCommand { BenchCommand.Create(context) };
        int code = await CommandLine.RunAsync(
            root, ["bench", .. args.Select(arg => arg.Replace("DIR", Path, StringComparison.Ordinal))], screen, cancel);
        return new BenchCall(code, Hidden(output.ToString()), Hidden(error.ToString()));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private string Hidden(string said) => said.Replace(Path, "DIR", StringComparison.Ordinal);

    private sealed class HeardWriter(Action<string> hear) : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            hear(value ?? "");
        }
    }
}
