using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Pointsman.Server;

namespace Pointsman.Benchmarks.Mixes;

/// <summary>
/// The gateway as <c>serve</c> starts it, in this process, on a free port of the machine itself and with a data folder
/// of its own; spoken to over HTTP alone.
/// </summary>
internal sealed class MixGateway : IAsyncDisposable
{
    private const int AtOnce = 16;

    private static readonly Lazy<Catalog> Known = new(Catalog.LoadEmbedded);

    private readonly GatewayServer _server;
    private readonly string _folder;

    private MixGateway(GatewayServer server, string folder, TimeProvider time)
    {
        _server = server;
        _folder = folder;
        Time = time;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = server.Address,
        };
    }

    public HttpClient Http { get; }

    public TimeProvider Time { get; }

    /// <summary>Starts it with a configuration in YAML.</summary>
    /// <param name="yaml">The configuration, as users write it.</param>
    /// <param name="pace">How long simulated models take, as a multiple of their usual times.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Ends the start.</param>
    public static async Task<MixGateway> StartAsync(
        string yaml, double pace, TimeProvider time, CancellationToken cancel)
    {
        string folder = Directory.CreateTempSubdirectory("pointsman-mixes-").FullName;
        var options = new GatewayOptions
        {
            DataFolder = folder, Catalog = Known.Value, Settings = Read(yaml), Time = time, SimulatedPace = pace,
        };
        try
        {
            return new MixGateway(await GatewayServer.StartAsync(options, cancel), folder, time);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Takes another configuration while it runs.</summary>
    public void Apply(string yaml) => _server.Apply(Read(yaml));

    /// <summary>Sends each question once, a bounded number at a time.</summary>
    public async Task<Reply[]> AskAllAsync(
        string model, IReadOnlyList<Question> questions, bool probabilities, CancellationToken cancel)
    {
        var replies = new Reply[questions.Count];
        await EachAsync(questions.Count, async (i, token) =>
            replies[i] = await AskAsync(model, questions[i].Text, probabilities, token), cancel);
        return replies;
    }

    /// <summary>What the ledger tells of each call.</summary>
    public async Task<CallStory[]> StoriesAsync(IReadOnlyList<Reply> replies, CancellationToken cancel)
    {
        var stories = new CallStory[replies.Count];
        await EachAsync(replies.Count, async (i, token) =>
        {
            JsonElement decision = await AdminAsync($"/api/decisions/{replies[i].Decision}", null, token);
            stories[i] = CallStory.Read(decision);
        }, cancel);
        return stories;
    }

    /// <summary>What a route has cost, by the sums of the ledger.</summary>
    public async Task<Usd> SpentAsync(string route, CancellationToken cancel)
    {
        JsonElement report = await AdminAsync($"/api/usage?by=route&route={route}", null, cancel);
        return new Usd(report.GetProperty("total").GetProperty("costUsd").GetDecimal());
    }

    /// <summary>Asks the admin API; what it refuses ends the run.</summary>
    public async Task<JsonElement> AdminAsync(string path, string? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _server.NewAdminToken);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Http.SendAsync(request, cancel);
        return await ReadAsync(response, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Reply> AskAsync(string model, string text, bool probabilities, CancellationToken cancel)
    {
        string body = JsonSerializer.Serialize(new
        {
            model, logprobs = probabilities, messages = new[] { new { role = "user", content = text } },
        });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Http.PostAsync("/v1/chat/completions", content, cancel);
        return Reply.Read(response.Headers, await ReadAsync(response, cancel));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        string text = await response.Content.ReadAsStringAsync(cancel);
        return response.StatusCode == System.Net.HttpStatusCode.OK
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException(
                $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
    }

    private static Task EachAsync(int count, Func<int, CancellationToken, Task> work, CancellationToken cancel)
    {
        var bounded = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        return Parallel.ForEachAsync(
            Enumerable.Range(0, count), bounded, async (i, token) => await work(i, token));
    }

    private static GatewaySettings Read(string yaml)
    {
        var faults = new List<Fault>();
        GatewaySettings? settings = ConfigurationReader.Read(yaml, "mixes", _ => null, faults);
        FaultsException.ThrowIfAny(faults);
        return settings! with { Listen = settings!.Listen with { Port = 0 } };
    }
}
