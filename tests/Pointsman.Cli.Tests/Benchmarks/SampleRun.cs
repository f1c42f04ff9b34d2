using System.CommandLine;
using System.Text.Json.Nodes;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>What <c>bench sample</c> said, run in process.</summary>
internal sealed record SampleRun(int Code, string Out, string Error)
{
    public JsonObject Json => JsonNode.Parse(Out)!.AsObject();

    public static async Task<SampleRun> Of(string url, string token, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var screen = new Screen(output, error);
        var root = new RootCommand
        {
            BenchSample.Create(
                new BenchContext(screen, TimeProvider.System), name => name == "POINTSMAN_ADMIN_TOKEN" ? token : null),
        };
        int code = await CommandLine.RunAsync(
            root, ["sample", .. args, "--server", url], screen, TestContext.Current.CancellationToken);
        return new SampleRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The cases of a file.</summary>
    public static IReadOnlyList<JsonObject> Cases(string path) =>
        [.. File.ReadLines(path).Select(line => JsonNode.Parse(line)!.AsObject())];
}
