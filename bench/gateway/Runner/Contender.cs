namespace Pointsman.GatewayBench;

/// <summary>A proxy that can be compared.</summary>
/// <param name="Name">What it is called on the command line and in tables.</param>
/// <param name="About">What it is, in words.</param>
/// <param name="StartAsync">Starts it before an upstream.</param>
internal sealed record Contender(
    string Name, string About, Func<Bench, CancellationToken, Task<RunningProxy>> StartAsync)
{
    public const string Yarp = "yarp";
    public const string Portkey = "portkey";
    public const string Pointsman = "pointsman";

    public static readonly IReadOnlyList<Contender> All =
    [
        new("nginx", "nginx as a plain reverse proxy, nothing logged", StartNginxAsync),
        new(Yarp, "YARP 2.1.0 as a plain reverse proxy, nothing logged",
            (bench, cancel) => StartYarpAsync(bench, inline: false, cancel)),
        new("yarp-inline", "the same, continuations run on the threads of its sockets",
            (bench, cancel) => StartYarpAsync(bench, inline: true, cancel)),
        new(Portkey, "Portkey's gateway 1.15.2 on node, without keys, limits and records", StartPortkeyAsync),
        new(Pointsman, "Pointsman with key, limits, budget, routing, ledger and metrics", PointsmanProxy.StartAsync),
    ];

    private static async Task<RunningProxy> StartNginxAsync(Bench bench, CancellationToken cancel)
    {
        string folder = bench.Folder("nginx");
        int port = OwnedProcess.FreePort();
        string workers = bench.Settings.ProxyProcessor is null ? "auto" : "1";
        string template = Path.Combine(bench.Settings.Root, "bench", "gateway", "peers", "nginx.conf");
        string text = (await File.ReadAllTextAsync(template, cancel))
            .Replace("FOLDER", folder, StringComparison.Ordinal)
            .Replace("WORKERS", workers, StringComparison.Ordinal)
            .Replace("UPSTREAM", $"{bench.UpstreamPort}", StringComparison.Ordinal)
            .Replace("PORT", $"{port}", StringComparison.Ordinal);
        string config = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(config, text, cancel);
        string program = Path.Combine(bench.Settings.Ready, "nginx", "nginx");
        var launch = new Launch("nginx", program, "-p", folder, "-e", $"{folder}/error.log", "-c", config);
        return await bench.StartProxyAsync(launch, port, [], cancel);
    }

    private static Task<RunningProxy> StartYarpAsync(Bench bench, bool inline, CancellationToken cancel)
    {
        int port = OwnedProcess.FreePort();
        string program = Path.Combine(bench.Settings.Ready, "yarp", "yarp");
        string[] arguments = [$"{port}", $"{bench.UpstreamPort}"];
        Launch launch = inline
            ? new Launch("yarp-inline", program, [.. arguments, "inline"])
            {
                Environment = new Dictionary<string, string>
                {
                    ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
                },
            }
            : new Launch(Yarp, program, arguments);
        return bench.StartProxyAsync(launch, port, [], cancel);
    }

    private static Task<RunningProxy> StartPortkeyAsync(Bench bench, CancellationToken cancel)
    {
        int port = OwnedProcess.FreePort();
        string folder = Path.Combine(bench.Settings.Ready, "portkey");
        var launch = new Launch(Portkey, Path.Combine(folder, "node"),
            "node_modules/@portkey-ai/gateway/build/start-server.js", $"--port={port}", "--headless")
        {
            Folder = folder, Environment = new Dictionary<string, string> { ["NODE_ENV"] = "production" },
        };
        string[] headers =
        [
            "x-portkey-provider: openai", $"x-portkey-custom-host: http://127.0.0.1:{bench.UpstreamPort}/v1",
            "Authorization: Bearer upstream-key",
        ];
        return bench.StartProxyAsync(launch, port, headers, cancel);
    }
}
