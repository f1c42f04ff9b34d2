using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pointsman.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>
/// A gateway with simulated models. Its routes <c>support</c> and <c>sales</c> store texts, <c>support</c> without
/// customers' numbers; <c>quiet</c> stores nothing.
/// </summary>
internal sealed class RecordingGateway : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pointsman-sample-").FullName;
    private readonly Dictionary<string, int> _asked = [];
    private GatewayServer _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RecordingGateway> StartAsync()
    {
        var gateway = new RecordingGateway();
        var store = new StoreSettings
        {
            Prompts = true,
            Redact = [new RedactionRule("customer", new Regex("C-[0-9]{6}", RegexOptions.NonBacktracking))],
        };
        gateway._server = await GatewayServer.StartAsync(
            new GatewayOptions
            {
                DataFolder = gateway._folder,
                Catalog = Catalog.LoadEmbedded(),
                Settings = new GatewaySettings
                {
                    Listen = new ListenSettings { Address = "127.0.0.1", Port = 0 },
                    Routes = new Dictionary<string, RouteSettings>
                    {
                        ["support"] = Route("support", "sim/small", store),
                        ["sales"] = Route("sales", "sim/large", new StoreSettings { Prompts = true }),
                        ["quiet"] = Route("quiet", "sim/small", new StoreSettings()),
                    },
                },
                SimulatedPace = 0,
            },
            Cancel);
        gateway._http = new HttpClient { BaseAddress = gateway._server.Address };
        return gateway;
    }

    /// <summary>A file of the test's own.</summary>
    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>Creates a key and gives its secret.</summary>
    public async Task<string> CreateKeyAsync(string draft)
    {
        using HttpRequestMessage request = Admin(HttpMethod.Post, "/api/keys");
        request.Content = new StringContent(draft, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.SendAsync(request, Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["key"]!.GetValue<string>();
    }

    /// <summary>Asks a route in OpenAI's form.</summary>
    public Task AskAsync(string route, string question, string? key = null, string more = "") => SendAsync(
        route, "/v1/chat/completions",
        $$"""{"model":"{{route}}","messages":[{{Message(question)}}]{{more}}}""",
        key);

    /// <summary>Sends a body to an address of the data plane.</summary>
    public async Task SendAsync(string route, string path, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using HttpResponseMessage answer = await _http.SendAsync(request, Cancel);
        await answer.Content.ReadAsStringAsync(Cancel);
        _asked[route] = _asked.GetValueOrDefault(route) + 1;
    }

    /// <summary>Waits until all that was asked is stored, and draws.</summary>
    public async Task<SampleRun> SampleAsync(params string[] args)
    {
        foreach ((string route, int count) in _asked.Where(one => one.Key != "quiet"))
        {
            while (await StoredAsync(route) < count)
            {
                await Task.Yield();
            }
        }

        return await SampleRun.Of(_server.Address.ToString(), _server.NewAdminToken!, args);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Message(string text) => JsonSerializer.Serialize(new { role = "user", content = text });

    private static RouteSettings Route(string name, string model, StoreSettings store) => new()
    {
        Name = name, Targets = [new TargetSettings { Use = model }], Store = store,
    };

    private async Task<int> StoredAsync(string route)
    {
        using HttpRequestMessage request = Admin(HttpMethod.Get, $"/api/texts?route={route}&limit=1000");
        using HttpResponseMessage answer = await _http.SendAsync(request, Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["texts"]!.AsArray().Count;
    }

    private HttpRequestMessage Admin(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _server.NewAdminToken);
        return request;
    }
}
