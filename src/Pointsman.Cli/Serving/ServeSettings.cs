using Pointsman.Server;

namespace Pointsman.Cli;

/// <summary>The settings that the gateway starts with, from a file or from what is found on this machine.</summary>
internal sealed class ServeSettings : IAsyncDisposable
{
    private readonly int? _port;
    private readonly ConfigurationFile? _file;

    private ServeSettings(int? port, ConfigurationFile? file, TimeProvider time)
    {
        _port = port;
        _file = file;
        Standing = new ConfigurationStanding(
            file is null ? "what was found on this machine" : Path.GetFullPath(file.FilePath), time);
    }

    /// <summary>The settings to start with.</summary>
    public GatewaySettings First { get; private set; } = new();

    /// <summary>Where they are from, and what became of the last change, for whoever asks the server.</summary>
    public ConfigurationStanding Standing { get; }

    /// <summary>Where they are from, in words.</summary>
    public IReadOnlyList<string> Words { get; private set; } = [];

    /// <summary>Reads the file, or looks around when there is none.</summary>
    /// <exception cref="FaultsException">The file is wrong.</exception>
    public static async Task<ServeSettings> LoadAsync(
        string? file, int? port, TimeProvider time, CancellationToken cancel)
    {
        string? path = file ?? (File.Exists(ConfigurationReader.FileName) ? ConfigurationReader.FileName : null);
        var settings = new ServeSettings(
            port, path is null ? null : new ConfigurationFile(path, Environment.GetEnvironmentVariable, time), time);
        await settings.FindAsync(time, cancel);
        return settings;
    }

    /// <summary>Gives every change of the file to the server, and says what became of it.</summary>
    public void Watch(GatewayServer server, Screen screen) => _file?.Watch(
        changed =>
        {
            server.Apply(WithPort(changed));
            screen.Message($"{_file.FilePath}: the change is taken over");
        },
        faults =>
        {
            Standing.Refuse(faults);
            foreach (Fault fault in faults)
            {
                screen.Message($"error: {fault}");
            }

            screen.Message($"{_file.FilePath}: the change is not taken over; what ran goes on");
        });

    /// <summary>Looks at the file now; what a SIGHUP asks for.</summary>
    public void CheckNow() => _file?.CheckNow();

    public ValueTask DisposeAsync() => _file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task FindAsync(TimeProvider time, CancellationToken cancel)
    {
        if (_file is null)
        {
            using var http = new HttpMessageInvoker(
                new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
            int port = _port ?? new ListenSettings().Port;
            Discovered found = await Discovery.FindAsync(Environment.GetEnvironmentVariable, http, time, port, cancel);
            (First, Words) = (WithPort(found.Settings), found.Words);
            return;
        }

        var faults = new List<Fault>();
        GatewaySettings? read = await _file.LoadAsync(faults, cancel);
        FaultsException.ThrowIfAny(faults);
        First = WithPort(read!);
        Words = [$"configuration: {_file.FilePath}, {First.Providers.Count} providers, {First.Routes.Count} routes"];
    }

    private GatewaySettings WithPort(GatewaySettings settings) =>
        _port is { } chosen ? settings with { Listen = settings.Listen with { Port = chosen } } : settings;
}
