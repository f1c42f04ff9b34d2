using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Pointsman.GatewayBench;

/// <summary>What one run of the load saw.</summary>
internal sealed record LoadResult
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required long Completed { get; init; }

    /// <summary>Requests whose connection broke, or whose answer could not be read.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests that were still without an answer long after the last was sent.</summary>
    public required long Unfinished { get; init; }

    /// <summary>Connections that were not taken.</summary>
    public required long Refused { get; init; }

    /// <summary>Answers with a status of 2xx.</summary>
    public required long Ok { get; init; }

    /// <summary>Events of all streams.</summary>
    public required long Events { get; init; }

    /// <summary>Streams that ended with <c>[DONE]</c>.</summary>
    public required long Done { get; init; }

    public required long SmallestBody { get; init; }

    public required double Seconds { get; init; }

    public required double P50Us { get; init; }

    public required double P99Us { get; init; }

    public required double P999Us { get; init; }

    public required double FirstP50Us { get; init; }

    public required double FirstP99Us { get; init; }

    /// <summary>What the load itself used.</summary>
    public required double LoadCpuSeconds { get; init; }

    /// <summary>Runs the load against a proxy.</summary>
    public static async Task<LoadResult> RunAsync(
        Settings settings, RunningProxy proxy, Scenario work, string body, double seconds, CancellationToken cancel)
    {
        string[] arguments =
        [
            $"127.0.0.1:{proxy.Port}", body, $"{work.Connections}", seconds.ToString(CultureInfo.InvariantCulture),
            $"{work.Rate}", .. proxy.Headers,
        ];
        string program = Path.Combine(settings.Ready, "load");
        ProcessStartInfo start = settings.LoadProcessor is { } processor
            ? new ProcessStartInfo("taskset", ["-c", processor, program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        try
        {
            string line = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 && JsonSerializer.Deserialize<LoadResult>(line, Json) is { } result
                ? result
                : throw new BenchException($"the load ended with {process.ExitCode} at {proxy.Name}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
