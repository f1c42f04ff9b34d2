using System.Diagnostics;

namespace Pointsman.Clients.Tests;

/// <summary>The gateway as people run it: a process of its own, on a free port, with a data folder that goes with
/// it.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private const string Listens = "pointsman listens on ";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly List<string> _said = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private GatewayProcess(string configuration)
    {
        _folder = Directory.CreateTempSubdirectory("pointsman-clients-");
        string file = Path.Combine(_folder.FullName, "pointsman.yaml");
        File.WriteAllText(file, configuration);
        string[] args = ["serve", "--port", "0", "--data", Path.Combine(_folder.FullName, "data"), "--config", file];
        var start = new ProcessStartInfo(Checkout.Pointsman, args)
        {
            WorkingDirectory = _folder.FullName, RedirectStandardInput = true, RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException(
            $"The gateway ended before it listened: {Said}"));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _address.Task.IsCompletedSuccessfully
        ? _address.Task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("The gateway does not listen.");

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<GatewayProcess> StartAsync(string configuration)
    {
        var gateway = new GatewayProcess(configuration);
        gateway._process.Start();
        gateway._process.BeginErrorReadLine();
        gateway._process.BeginOutputReadLine();
        await gateway._address.Task.WaitAsync(LongestStart);
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Add(line);
        }

        if (line.StartsWith(Listens, StringComparison.Ordinal))
        {
            _address.TrySetResult(new Uri(line[Listens.Length..]));
        }
    }
}
