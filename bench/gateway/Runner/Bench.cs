using System.Text.Json;

namespace Pointsman.GatewayBench;

/// <summary>What a run works with: a folder of its own, the upstream, and every process that it started.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly List<OwnedProcess> _processes = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("gateway-bench-").FullName;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private Bench(Settings settings)
    {
        Settings = settings;
        UpstreamPort = OwnedProcess.FreePort();
    }

    public Settings Settings { get; }

    public int UpstreamPort { get; }

    public int UpstreamId => _processes[0].Id;

    /// <summary>Begins a run: the upstream stands.</summary>
    public static async Task<Bench> StartAsync(Settings settings, CancellationToken cancel)
    {
        var bench = new Bench(settings);
        try
        {
            var launch = new Launch("upstream", Path.Combine(settings.Ready, "upstream"), $"{bench.UpstreamPort}");
            OwnedProcess upstream = bench.Start(launch, settings.LoadProcessor);
            await upstream.UntilListeningAsync(bench.UpstreamPort, cancel);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    /// <summary>A folder that goes away with the run.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>Starts a process that ends with the run.</summary>
    public OwnedProcess Start(Launch launch, string? processor)
    {
        var process = OwnedProcess.Start(launch, processor, Path.Combine(_folder, launch.Name + ".log"));
        _processes.Add(process);
        return process;
    }

    /// <summary>Starts a proxy and waits until it takes connections.</summary>
    public async Task<RunningProxy> StartProxyAsync(
        Launch launch, int port, IReadOnlyList<string> headers, CancellationToken cancel)
    {
        OwnedProcess process = Start(launch, Settings.ProxyProcessor);
        await process.UntilListeningAsync(port, cancel);
        return new RunningProxy(process, port, headers);
    }

    /// <summary>Ends a process before the run does.</summary>
    public async Task EndAsync(OwnedProcess process)
    {
        _processes.Remove(process);
        await process.DisposeAsync();
    }

    /// <summary>How many requests the upstream has seen.</summary>
    public async Task<long> UpstreamRequestsAsync(CancellationToken cancel)
    {
        using JsonDocument counts = JsonDocument.Parse(
            await _http.GetStringAsync($"http://127.0.0.1:{UpstreamPort}/stats", cancel));
        return counts.RootElement.GetProperty("requests").GetInt64();
    }

    /// <summary>A page of a server on loopback.</summary>
    public Task<string> PageAsync(int port, string path, CancellationToken cancel) =>
        _http.GetStringAsync($"http://127.0.0.1:{port}{path}", cancel);

    /// <summary>Sends one request through a proxy and gives the whole answer.</summary>
    public async Task<(int Status, string Text)> AskAsync(RunningProxy proxy, byte[] body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"http://127.0.0.1:{proxy.Port}/v1/chat/completions");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        foreach (string header in proxy.Headers)
        {
            string[] parts = header.Split(": ", 2);
            request.Headers.TryAddWithoutValidation(parts[0], parts[1]);
        }

        using HttpResponseMessage answer = await _http.SendAsync(request, cancel);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel));
    }

    public async ValueTask DisposeAsync()
    {
        // Proxies first, so that they do not see their upstream vanish.
        foreach (OwnedProcess process in Enumerable.Reverse(_processes))
        {
            await process.DisposeAsync();
        }

        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
