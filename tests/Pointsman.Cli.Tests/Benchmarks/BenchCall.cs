using System.Text.Json;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>What a bench command said, and its exit code.</summary>
internal sealed record BenchCall(int Code, string Out, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public IReadOnlyList<string> Faults =>
    [
        .. Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal)).Select(line => line[7..]),
    ];
}
