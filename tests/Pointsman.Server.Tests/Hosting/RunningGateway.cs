using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Pointsman.Server.Tests.Hosting;

/// <summary>A gateway with simulated models on a port of this machine, and somebody who asks it.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private static readonly Catalog Shipped = Catalog.LoadEmbedded();

    private readonly TemporaryFolder _folder;

    private RunningGateway(TemporaryFolder folder, GatewayServer server)
    {
        _folder = folder;
        Server = server;
        Client = new HttpClient { BaseAddress = server.Address };
        AdminToken = server.NewAdminToken!;
    }

    public GatewayServer Server { get; }

    public HttpClient Client { get; }

    public string AdminToken { get; set; }

    public static async Task<RunningGateway> StartAsync(
        GatewaySettings? settings = null, Func<GatewayOptions, GatewayOptions>? with = null)
    {
        var folder = new TemporaryFolder();
        settings ??= new GatewaySettings();
        var options = new GatewayOptions
        {
            DataFolder = folder.Path,
            Catalog = Shipped,
            Settings = settings with { Listen = new ListenSettings { Address = "127.0.0.1", Port = 0 } },
            SimulatedPace = 0,
        };
        return new RunningGateway(folder, await GatewayServer.StartAsync(with?.Invoke(options) ?? options));
    }

    /// <summary>Asks with the admin token, another bearer, or (empty) none.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(
        HttpMethod method, string path, string? body = null, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (bearer != "")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? AdminToken);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await Client.SendAsync(request);
        using JsonDocument json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, json.RootElement.Clone());
    }

    public async Task<JsonElement> GetAsync(string path) => (await AskAsync(HttpMethod.Get, path)).Json;

    /// <summary>Creates a key and gives its secret.</summary>
    public async Task<string> CreateKeyAsync(string draft = """{ "name": "ci" }""") =>
        (await AskAsync(HttpMethod.Post, "/api/keys", draft)).Json.GetProperty("key").GetString()!;

    /// <summary>Makes a call and gives the id of its decision.</summary>
    public async Task<string> CallAsync(string? key = null, string model = "sim/small", string? traceparent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = new StringContent(
                $$"""{"model":"{{model}}","messages":[{"role":"user","content":"the secret word is xyzzy"}]}""",
                Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (traceparent is not null)
        {
            request.Headers.Add("traceparent", traceparent);
        }

        using HttpResponseMessage response = await Client.SendAsync(request);
        await response.Content.ReadAsStringAsync();
        return response.Headers.GetValues("x-pointsman-decision").Single();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
