using System.Diagnostics;
using Pointsman.Faults;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>The built program, serving in a process of its own, with the mock behind it as provider "mock".</summary>
internal sealed class GatewayProcess : IDisposable
{
    private const string Listens = "pointsman listens on ";

    private readonly Process _process;
    private readonly Task _reading;

    private GatewayProcess(Process process, Uri address, Task reading)
    {
        _process = process;
        _reading = reading;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public static async Task<GatewayProcess> StartAsync(
        TemporaryFolder folder, MockUpstream mock, CancellationToken cancel)
    {
        string config = folder.In("pointsman.yaml");
        await File.WriteAllTextAsync(
            config, $$"""providers: { mock: { protocol: openai, baseUrl: "{{mock.BaseUrl}}/v1" } }""", cancel);
        string program = Path.GetFullPath(
            Path.Combine(AppContext.BaseDirectory, "..", "..", "Pointsman.Cli", "debug", "Pointsman.Cli"));
        var start = new ProcessStartInfo(
            program, ["serve", "--port", "0", "--config", config, "--data", folder.In("data")])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.Path,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("the gateway did not start");
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancel) is { } line)
        {
            said.Add(line);
            int at = line.IndexOf(Listens, StringComparison.Ordinal);
            if (at >= 0)
            {
                Task reading = Task.WhenAll(
                    process.StandardError.ReadToEndAsync(cancel), process.StandardOutput.ReadToEndAsync(cancel));
                return new GatewayProcess(process, new Uri(line[(at + Listens.Length)..].Trim()), reading);
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"the gateway ended: {string.Join('\n', said)}");
    }

    /// <summary>Ends it without warning, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(CancellationToken cancel)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancel);
        await _reading;
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
