using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>A gateway in this process with the mock upstream behind it, and a client before it.</summary>
internal sealed class MockedGateway : IAsyncDisposable
{
    private static readonly Lazy<Catalog> Known = new(Catalog.LoadEmbedded);

    private readonly TemporaryFolder _folder;

    private MockedGateway(MockUpstream mock, GatewayServer server, TemporaryFolder folder)
    {
        Mock = mock;
        Server = server;
        _folder = folder;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public MockUpstream Mock { get; }

    public GatewayServer Server { get; }

    public HttpClient Http { get; }

    public GatewayParts Parts => Server.Parts;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<MockedGateway> StartAsync(
        Func<SetUp, SetUp>? setUp = null, TimeProvider? time = null,
        Func<GatewayOptions, GatewayOptions>? also = null)
    {
        MockUpstream mock = await MockUpstream.StartAsync();
        var settings = new SetUp(mock);
        var folder = new TemporaryFolder();
        var options = new GatewayOptions
        {
            DataFolder = folder.Path,
            Catalog = Known.Value,
            Settings = (setUp?.Invoke(settings) ?? settings).Settings,
            Time = time ?? TimeProvider.System,
            SimulatedPace = 0,
        };
        GatewayServer server = await GatewayServer.StartAsync(also?.Invoke(options) ?? options, Cancel);
        return new MockedGateway(mock, server, folder);
    }

    /// <summary>Asks in a protocol, and reads the answer to its end, or to where it breaks.</summary>
    public async Task<Seen> AskAsync(
        string protocol, string model, bool stream, string more = "", params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = Request(protocol, model, stream, more, headers);
        return await SendAsync(protocol, stream, request);
    }

    public static HttpRequestMessage Request(
        string protocol, string model, bool stream, string more = "", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Speech.Path(protocol, model, stream))
        {
            Content = new StringContent(
                Speech.Body(protocol, model, stream, more), Encoding.UTF8, "application/json"),
        };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>Sends a body, and reads the answer as it comes.</summary>
    public async Task<Seen> PostAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await ReadAsync(request, Cancel);
    }

    public async Task<Seen> SendAsync(
        string protocol, bool stream, HttpRequestMessage request, CancellationToken? leaving = null) =>
        AnswerReading.Read(protocol, stream, await ReadAsync(request, leaving ?? Cancel));

    private async Task<Seen> ReadAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        using HttpResponseMessage response =
            await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        var raw = new MemoryStream();
        bool torn = false;
        try
        {
            await response.Content.CopyToAsync(raw, cancel);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            torn = true;
        }

        return new Seen
        {
            Status = (int)response.StatusCode,
            Headers = response.Headers,
            ContentType = response.Content.Headers.ContentType?.MediaType,
            Raw = Encoding.UTF8.GetString(raw.ToArray()),
            Torn = torn,
        };
    }

    /// <summary>What the ledger has of the call that an answer belongs to.</summary>
    public async Task<RecordedCall> RecordedAsync(Seen seen)
    {
        Assert.True(DecisionId.TryParse(seen.Header("x-pointsman-decision"), out DecisionId id), "no decision's id");
        RecordedCall? call = null;
        await Until.HoldsAsync(async () => (call = await Parts.Books.FindCallAsync(id, Cancel)) is not null);
        return call!;
    }

    /// <summary>All calls of the ledger, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<RecordedCall>> LedgerAsync(int calls)
    {
        List<RecordedCall> all = [];
        await Until.HoldsAsync(async () => (all = await ReadLedgerAsync(Parts.Database)).Count >= calls);
        Assert.Equal(calls, all.Count);
        return all;
    }

    /// <summary>All calls that a database has.</summary>
    public static async Task<List<RecordedCall>> ReadLedgerAsync(Database database)
    {
        List<(long Id, long Secret)> ids;
        using (SqliteConnection connection = database.Connect())
        {
            ids = [.. await connection.QueryAsync<(long, long)>("SELECT id, secret FROM call ORDER BY id")];
        }

        var store = new LedgerStore(database);
        List<RecordedCall> calls = [];
        foreach ((long id, long secret) in ids)
        {
            if (await store.FindCallAsync(new DecisionId(id, unchecked((ulong)secret)), Cancel) is { } call)
            {
                calls.Add(call);
            }
        }

        return calls;
    }

    /// <summary>A client's key, as the admin creates it.</summary>
    public CreatedKey CreateKey(KeyDraft? draft = null) =>
        Parts.KeyStore.Create(draft ?? new KeyDraft { Name = "ci" }, Parts.Time.GetUtcNow());

    public static (string Name, string Value) Bearer(CreatedKey key) => ("Authorization", "Bearer " + key.Secret);

    /// <summary>The data folder as another process would find it, were this one killed now.</summary>
    public TemporaryFolder CopyFolder() => _folder.Copy();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Mock.Release();
        await Mock.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
