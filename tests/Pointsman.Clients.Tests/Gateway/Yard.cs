using System.Collections.Concurrent;
using System.Text;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Clients.Tests;

/// <summary>The gateway's process with the mock behind it; each client does all its jobs in one go, when the first of
/// its cells is asked for.</summary>
public sealed class Yard : IAsyncLifetime
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, Report>>>> _reports = new();
    private readonly CancellationTokenSource _limit = new();
    private readonly HttpClient _http = new();
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
        IReadOnlyDictionary<string, Report> all = await _reports
            .GetOrAdd(cell.Client, name => new(() => RunAsync(name))).Value;
        return all.TryGetValue(cell.Job.Id, out Report? report) ? report : new Report { Crash = "no report came" };
    }

    /// <summary>The gateway's own figures, as Prometheus reads them.</summary>
    internal Task<string> FiguresAsync(CancellationToken cancel) =>
        _http.GetStringAsync(new Uri(_gateway!.Address, "/metrics"), cancel);

    private async Task<IReadOnlyDictionary<string, Report>> RunAsync(string name)
    {
        TestedClient client = TestedClient.All.Single(one => one.Name == name);
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
            string path = name == "openai" ? "/v1" : "";
            string more = name == "openai" ? ", responses: yes" : "";
            text.AppendLine($$"""
                  {{cell.ProviderKey}}: { protocol: {{name}}, baseUrl: "{{mock}}{{path}}", apiKeys: [{{UpstreamKey}}]{{more}} }
                """);
        }

        text.AppendLine("routes:");
        foreach (TestedClient client in TestedClient.All)
        {
            Cell abort = Cells.Find(client.Name, Provider.Simulated, Scenario.Abort);
            text.AppendLine($"  {abort.Route}: {abort.Scenario.SimulatedModel}");
        }

        return text.ToString();
    }
}
