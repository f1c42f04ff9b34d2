using System.Text;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Clients.Tests;

/// <summary>The gateway's process with the mock behind it; all clients do all their jobs at once, when the first cell
/// is asked for.</summary>
public sealed class Yard : IAsyncLifetime
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    private readonly Lock _starting = new();
    private readonly CancellationTokenSource _limit = new();
    private readonly HttpClient _http = new();
    private Dictionary<string, Task<IReadOnlyDictionary<string, Report>>>? _reports;
    private MockUpstream? _mock;
    private GatewayProcess? _gateway;

    /// <summary>The key that the gateway has for the providers.</summary>
    internal const string UpstreamKey = "the-gateways-own-key";

    internal MockUpstream Mock => _mock!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _mock = await MockUpstream.StartAsync();
        _gateway = await GatewayProcess.StartAsync(Configuration(_mock.BaseUrl));
        _limit.CancelAfter(LongestRun);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        if (_mock is not null)
        {
            await _mock.DisposeAsync();
        }

        _http.Dispose();
        _limit.Dispose();
    }

    /// <summary>What the client of this cell saw.</summary>
    internal async Task<Report> ReportAsync(Cell cell)
    {
        IReadOnlyDictionary<string, Report> all = await Start()[cell.Client];
        return all.TryGetValue(cell.Job.Id, out Report? report) ? report : new Report { Crash = "no report came" };
    }

    /// <summary>The gateway's own figures, as Prometheus reads them.</summary>
    internal Task<string> FiguresAsync(CancellationToken cancel) =>
        _http.GetStringAsync(new Uri(_gateway!.Address, "/metrics"), cancel);

    private Dictionary<string, Task<IReadOnlyDictionary<string, Report>>> Start()
    {
        lock (_starting)
        {
            return _reports ??= TestedClient.All
                .Where(client => NodePackages.Missing is null || client is not ScriptClient)
                .ToDictionary(client => client.Name, client => RunAsync(client.Name));
        }
    }

    private async Task<IReadOnlyDictionary<string, Report>> RunAsync(string name)
    {
        TestedClient client = TestedClient.Of(name);
        Job[] jobs = [.. Cells.Of(name).Select(cell => cell.Job)];
        IReadOnlyList<Report> reports = await client.RunAsync(_gateway!.Address, jobs, _limit.Token);
        return reports.ToDictionary(report => report.Id);
    }

    private static string Configuration(string mock)
    {
        var text = new StringBuilder("providers:\n");
        foreach (Cell cell in Cells.All.Where(cell => !cell.IsSimulated).DistinctBy(cell => cell.ProviderKey))
        {
            string name = cell.Provider.Name;
            (string path, string more) = name == "openai" ? ("/v1", ", responses: yes") : ("", "");
            string settings = $"protocol: {name}, baseUrl: \"{mock}{path}\", apiKeys: [{UpstreamKey}]{more}";
            text.AppendLine($"  {cell.ProviderKey}: {{ {settings} }}");
        }

        text.AppendLine("models:");
        foreach (Provider provider in Provider.All)
        {
            string model = provider.Name == Provider.Simulated ? "sim/small" : $"{provider.Name}/mock-listed";
            text.AppendLine($"  {provider.Listed}: {model}");
        }

        text.AppendLine("routes:");
        foreach (Cell cell in Cells.All.Where(cell => cell.HasRoute))
        {
            string retries = cell.Scenario.LeavesRetries ? ", retries: { most: 0 }" : "";
            text.AppendLine($"  {cell.Route}: {{ targets: [\"{cell.Target}\"]{retries} }}");
        }

        return text.ToString();
    }
}
