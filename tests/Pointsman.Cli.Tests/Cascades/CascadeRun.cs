using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Pointsman.Cli.Tests.Cascades;

/// <summary>Runs the cascade commands in process on a file of results.</summary>
internal sealed record CascadeRun(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public IReadOnlyList<string> Faults =>
    [
        .. Error.Split('\n')
            .Where(line => line.StartsWith("error: ", StringComparison.Ordinal))
            .Select(line => line[7..]),
    ];

    /// <summary>
    /// 400 cases: "small" says 0.0 to 0.9, each equally often, and is right from 0.5 on; "best" is always right.
    /// </summary>
    public static IEnumerable<string> Cases => Enumerable.Range(0, 400).SelectMany(i => (string[])
    [
        string.Create(CultureInfo.InvariantCulture, $$"""
            {"case":"q{{i}}","step":"small","confidence":{{i % 10 / 10.0}},
            """)
            + $$""" "right":{{(i % 10 >= 5 ? 1 : 0)}},"cost":0.001,"ms":100}""",
        $$"""{"case":"q{{i}}","step":"best","right":1,"cost":0.01,"ms":900}""",
    ]);

    public static async Task<CascadeRun> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error);
        var root = new RootCommand { CascadeCommand.Create(screen) };
        int code = await CommandLine.RunAsync(root, ["cascade", .. args], screen, CancellationToken.None);
        return new CascadeRun(code, output.ToString(), error.ToString());
    }

    public static async Task<CascadeRun> OfFile(IEnumerable<string> lines, string verb, params string[] args)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        await File.WriteAllLinesAsync(path, lines);
        try
        {
            CascadeRun run = await Of([verb, path, .. args]);
            return run with { Error = run.Error.Replace(path, "FILE", StringComparison.Ordinal) };
        }
        finally
        {
            File.Delete(path);
        }
    }
}
