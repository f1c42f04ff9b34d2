using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Pointsman.GatewayBench;

/// <summary>A process that this run started, and ends by its id.</summary>
internal sealed class OwnedProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan MostUntilUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostUntilGone = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly string _log;

    private OwnedProcess(Process process, string name, string log)
    {
        _process = process;
        _log = log;
        Name = name;
    }

    public string Name { get; }

    public int Id => _process.Id;

    /// <summary>A port of loopback that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program on a processor; what it prints goes to a log.</summary>
    public static OwnedProcess Start(Launch launch, string? processor, string log)
    {
        // taskset becomes the program, so the id is the program's own.
        string[] words = processor is null
            ? [launch.Program, .. launch.Arguments]
            : ["taskset", "-c", processor, launch.Program, .. launch.Arguments];
        string quoted = string.Join(' ', words.Select(word => $"'{word}'"));
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {quoted} >'{log}' 2>&1 </dev/null"])
        {
            WorkingDirectory = launch.Folder,
        };
        foreach ((string name, string value) in launch.Environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start) ?? throw new BenchException($"{launch.Program} did not start");
        return new OwnedProcess(process, launch.Name, log);
    }

    /// <summary>Waits until it takes connections.</summary>
    public async Task UntilListeningAsync(int port, CancellationToken cancel)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await IsListeningAsync(port, cancel))
        {
            await ThrowIfEndedAsync(cancel);
            if (Stopwatch.GetElapsedTime(began) > MostUntilUp)
            {
                throw new BenchException($"{Name} did not come up on port {port}; it said:\n{await LastAsync(cancel)}");
            }

            await Task.Delay(20, cancel);
        }
    }

    /// <summary>Stops the run when the process has ended by itself.</summary>
    public async Task ThrowIfEndedAsync(CancellationToken cancel)
    {
        if (_process.HasExited)
        {
            throw new BenchException($"{Name} has ended with {_process.ExitCode}; it said:\n{await LastAsync(cancel)}");
        }
    }

    /// <summary>Waits for a line that holds a text.</summary>
    public async Task<string> SaidAsync(string text, CancellationToken cancel)
    {
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < MostUntilUp)
        {
            string[] lines = await File.ReadAllLinesAsync(_log, cancel);
            if (lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await Task.Delay(20, cancel);
        }

        throw new BenchException($"{Name} never said '{text}'");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited && Kill(_process.Id, SigTerm) == 0)
            {
                using var late = new CancellationTokenSource(MostUntilGone);
                await _process.WaitForExitAsync(late.Token);
            }
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Win32Exception)
        {
            // It ended by itself in between.
        }

        _process.Dispose();
    }

    private async Task<string> LastAsync(CancellationToken cancel) =>
        string.Join('\n', (await File.ReadAllLinesAsync(_log, cancel)).TakeLast(10));

    private static async Task<bool> IsListeningAsync(int port, CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int id, int signal);
}
