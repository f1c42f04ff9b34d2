using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Pointsman.Server;

namespace Pointsman.Cli;

/// <summary><c>pointsman serve</c>: the gateway and its admin API, until a signal ends it.</summary>
internal static class ServeCommand
{
    private const string DefaultFolder = "pointsman-data";

    private static readonly Option<string> Port = new("--port")
    {
        Description = "The port to listen on; 0 takes a free one (7070)", HelpName = "PORT",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = $"The folder of the ledger and the keys ($POINTSMAN_DATA, else ./{DefaultFolder})",
        HelpName = "DIR",
    };

    private static readonly Option<string> Config = new("--config")
    {
        Description = $"The configuration; changes are taken up while it runs (./{ConfigurationReader.FileName}, "
            + "else what is found on this machine)",
        HelpName = "FILE",
    };

    public static Command Create(Screen screen, TimeProvider time)
    {
        var command = new Command("serve", "Serve models behind one address: the gateway and its admin API")
        {
            Port, Data, Config,
        };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, time, cancel));
        return command.WithExamples(
            "pointsman serve                                     what is found here, and simulated models",
            "pointsman serve --config pointsman.yaml --port 8080",
            "pointsman serve --data /var/lib/pointsman");
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Screen screen, TimeProvider time, CancellationToken cancel)
    {
        // Read by the framework when the first socket is made: without it each completion is handed to the thread
        // pool, which costs more than the gateway's own work.
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        var faults = new List<Fault>();
        int? port = PortOf(parsed.GetValue(Port), faults);
        FaultsException.ThrowIfAny(faults);
        CatalogHome home = CatalogHome.Of(null);
        Task<Catalog> catalog = Task.Run(home.Load, cancel);
        await using ServeSettings settings =
            await ServeSettings.LoadAsync(parsed.GetValue(Config), port, time, cancel);
        var options = new GatewayOptions
        {
            DataFolder = Folder(parsed.GetValue(Data)),
            Catalog = await catalog,
            Settings = settings.First,
            Configuration = settings.Standing,
            Environment = Environment.GetEnvironmentVariable,
            Time = time,
            Seed = (ulong)time.GetTimestamp(),
            OnInternalError = screen.Message,
        };
        await using GatewayServer server = await GatewayServer.StartAsync(options, cancel);
        settings.Watch(server, screen);
        Welcome(screen, settings, server, options);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            settings.CheckNow();
        });
        await StopSignal.WaitAsync(cancel);
        screen.Message("draining: no new requests are taken, those under way end");
        await server.StopAsync(CancellationToken.None);
        return ExitCode.Ok;
    }

    private static void Welcome(Screen screen, ServeSettings settings, GatewayServer server, GatewayOptions options)
    {
        foreach (string words in settings.Words)
        {
            screen.Message($"  {words}");
        }

        string model = options.Settings.Routes.Keys.FirstOrDefault() ?? "sim/small";
        string address = server.Address.ToString().TrimEnd('/');
        screen.Message($"  data: {options.DataFolder}");
        if (server.NewAdminToken is { } token)
        {
            screen.Message($"  admin token, shown this once: {token}");
        }

        screen.Message($$"""

            pointsman listens on {{address}}
            try it:
              curl {{address}}/v1/chat/completions -H 'content-type: application/json' \
                -d '{"model":"{{model}}","messages":[{"role":"user","content":"What is 17*23?"}]}'
            """);
    }

    private static string Folder(string? option)
    {
        string? folder = option ?? Environment.GetEnvironmentVariable("POINTSMAN_DATA");
        return Path.GetFullPath(string.IsNullOrWhiteSpace(folder) ? DefaultFolder : folder);
    }

    private static int? PortOf(string? text, List<Fault> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535)
        {
            return port;
        }

        faults.Add(new Fault("--port", $"found '{text}'", "write a number from 0 to 65535"));
        return null;
    }
}
