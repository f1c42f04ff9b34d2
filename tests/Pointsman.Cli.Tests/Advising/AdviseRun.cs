using System.CommandLine;
using System.Text.Json;

namespace Pointsman.Cli.Tests.Advising;

/// <summary>Runs <c>pointsman advise</c> in process on 2026-11-20, with the catalog that ships.</summary>
internal sealed record AdviseRun(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public IReadOnlyList<string> Faults =>
    [
        .. Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal)).Select(line => line[7..]),
    ];

    public static Task<AdviseRun> Of(params string[] args) => With(null, args);

    /// <summary>Types the lines at the wizard.</summary>
    public static Task<AdviseRun> Typing(IEnumerable<string> lines, params string[] args) =>
        With(new StringReader(string.Join('\n', lines)), args);

    /// <summary>Writes a file, puts its path in place of FILE, and hides the path again in what is said.</summary>
    public static async Task<AdviseRun> OfFile(string name, string text, params string[] args)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}{name}");
        await File.WriteAllTextAsync(path, text);
        try
        {
            AdviseRun run = await Of([.. args.Select(arg => arg == "FILE" ? path : arg)]);
            return run with { Error = run.Error.Replace(path, "FILE", StringComparison.Ordinal) };
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<AdviseRun> With(TextReader? input, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error, color: false, input);
        var root = new RootCommand { AdviseCommand.Create(screen, new FixedTime()) };
        int code = await CommandLine.RunAsync(root, ["advise", .. args], screen, CancellationToken.None);
        return new AdviseRun(code, output.ToString(), error.ToString());
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    }
}
