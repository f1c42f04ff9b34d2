using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Pointsman.GatewayBench;

/// <summary>
/// Pointsman with everything on that a request can meet in production: a key with limits on requests, tokens and money
/// and a monthly budget, a route of rules with a fallback, prices, the ledger and the metrics.
/// </summary>
internal static class PointsmanProxy
{
    private const string TokenLine = "admin token, shown this once: ";
    private static readonly string[] Behaviours = ["plain", "late", "burst", "paced", "held"];

    /// <summary>How it is started on a port, with a folder for its data.</summary>
    public static async Task<Launch> LaunchAsync(Bench bench, string folder, int port, CancellationToken cancel)
    {
        string config = Path.Combine(folder, "pointsman.yaml");
        await File.WriteAllTextAsync(config, Configuration(bench.UpstreamPort), cancel);
        string data = Path.Combine(folder, "data");
        return new Launch(Contender.Pointsman, Program(bench), "serve", "--config", config, "--port", $"{port}",
            "--data", data)
        {
            Environment = new Dictionary<string, string> { ["BENCH_UPSTREAM_KEY"] = "upstream-key" },
        };
    }

    public static async Task<RunningProxy> StartAsync(Bench bench, CancellationToken cancel)
    {
        int port = OwnedProcess.FreePort();
        Launch launch = await LaunchAsync(bench, bench.Folder(Contender.Pointsman), port, cancel);
        RunningProxy proxy = await bench.StartProxyAsync(launch, port, [], cancel);
        string key = await CreateKeyAsync(bench, proxy.Process, port, cancel);
        return proxy with { Headers = [$"Authorization: Bearer {key}"] };
    }

    private static string Program(Bench bench) =>
        Path.GetFullPath(Path.Combine(bench.Settings.Root, "artifacts", "pointsman", "Pointsman.Cli"));

    /// <summary>A key whose limits are all looked at and never reached.</summary>
    public static async Task<string> CreateKeyAsync(
        Bench bench, OwnedProcess server, int port, CancellationToken cancel)
    {
        string token = (await server.SaidAsync(TokenLine, cancel)).Split(TokenLine)[1];
        string[] arguments =
        [
            "keys", "create", "--name", "benchmark", "--server", $"http://127.0.0.1:{port}",
            "--admin-token", token, "--limit", "requests=100M/minute", "--limit", "tokens=100B/minute",
            "--budget", "1000000/day", "--budget", "10000000/month", "--concurrency", "10000",
            "--tag", "team=bench", "--format", "json",
        ];
        using Process process = Process.Start(new ProcessStartInfo(Program(bench), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        string said = await process.StandardOutput.ReadToEndAsync(cancel);
        string complaint = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0 && JsonNode.Parse(said)?["key"]?.GetValue<string>() is { } secret
            ? secret
            : throw new BenchException($"no key was created: {complaint}{said}");
    }

    private static string Configuration(int upstream) => $$"""
        requireKeys: true
        timeouts: { idle: 10min }
        providers:
          upstream:
            protocol: openai
            baseUrl: "http://127.0.0.1:{{upstream}}/v1"
            apiKeys: ["${BENCH_UPSTREAM_KEY}"]
        models:
        {{Lines(Model)}}
        routes:
        {{Lines(Route)}}
        """;

    private static string Lines(Func<string, string> line) =>
        string.Join('\n', Behaviours.Select(line));

    private static string Model(string name) => $$"""
          {{name}}-first: { provider: upstream, model: {{name}}, price: { input: 0.15, output: 0.60 } }
          {{name}}-second: { provider: upstream, model: {{name}}-second, price: { input: 1.10, output: 4.40 } }
        """;

    private static string Route(string name) => $$"""
          {{name}}:
            strategy: rules
            rules: [ { when: "images or audio or tokens > 100000", use: {{name}}-second } ]
            else: [{{name}}-first, {{name}}-second]
        """;
}
