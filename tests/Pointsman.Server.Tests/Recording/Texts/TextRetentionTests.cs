using System.Net;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>How long texts are kept, and that what is deleted is gone from the file.</summary>
public sealed class TextRetentionTests
{
    private static readonly DateTimeOffset Noon = ManualTime.Noon;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RouteSettings Route(string name, int days) =>
        new() { Name = name, Store = new StoreSettings { Prompts = true, RetentionDays = days } };

    private static CapturedTexts Some(int number, string route, int days, DateTimeOffset started, string prompt = "{}") =>
        new()
        {
            Id = new DecisionId(CallIds.First(started.ToUnixTimeMilliseconds()) + (64L * number), 1),
            Route = route,
            Terms = new StoreSettings { Prompts = true, RetentionDays = days },
            Started = started,
            Prompt = Encoding.UTF8.GetBytes(prompt),
            PromptBytes = prompt.Length,
            PromptCut = false,
            Answer = [],
            AnswerBytes = 0,
            AnswerCut = false,
            AnswerType = "application/json",
        };

    private static string[] Routes(Database database)
    {
        using SqliteConnection connection = database.Connect();
        return [.. connection.Query<string>("SELECT route FROM texts ORDER BY route")];
    }

    [Fact]
    public void Texts_go_when_their_time_is_over_or_their_routes_shorter_one()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using var statements = new TextStatements(database.ConnectForWriting(TimeSpan.Zero));
        Assert.Equal(0, statements.Write(
        [
            Some(1, "a", 3, Noon.AddDays(-3)), Some(2, "b", 3, Noon.AddDays(-2)), Some(3, "c", 30, Noon.AddDays(-8)),
            Some(4, "d", 30, Noon.AddDays(-8)), Some(5, "gone", 30, Noon.AddDays(-8)),
        ]));
        int code = statements.Trim(Noon, [Route("a", 30), Route("c", 7), Route("d", 9)], out bool more);
        Assert.Equal((0, false), (code, more));
        Assert.Equal(["b", "d", "gone"], Routes(database));
    }

    [Fact]
    public void No_deletion_takes_more_than_its_share()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using var statements = new TextStatements(database.ConnectForWriting(TimeSpan.Zero));
        statements.Write([.. Enumerable.Range(1, TextStatements.MostDeleted + 1)
            .Select(number => Some(number, "a", 1, Noon.AddDays(-9)))]);
        Assert.Equal(0, statements.Trim(Noon, [], out bool more));
        Assert.True(more);
        Assert.Single(Routes(database));
        Assert.Equal(0, statements.Trim(Noon, [], out more));
        Assert.False(more);
        Assert.Empty(Routes(database));
    }

    [Fact]
    public void What_is_deleted_stands_in_the_file_no_more()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using var statements = new TextStatements(database.ConnectForWriting(TimeSpan.Zero));
        statements.Write([Some(1, "a", 1, Noon, new string('x', 20_000) + "xyzzy")]);
        using SqliteConnection connection = database.Connect();
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.True(TextsGateway.OnDisk(folder.Path, "xyzzy"));
        statements.Trim(Noon.AddDays(1), [], out _);
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Assert.False(TextsGateway.OnDisk(folder.Path, "xyzzy"));
    }

    [Fact]
    public async Task A_gateway_that_starts_deletes_what_is_over()
    {
        using var folder = new TemporaryFolder();
        GatewayServer server = await ServeAsync(folder, new ManualTime());
        await AskAsync(server);
        await server.DisposeAsync();
        using var database = Database.Open(folder.Path);
        Assert.Equal(["kept"], Routes(database));
        await using GatewayServer later = await ServeAsync(folder, new ManualTime(Noon.AddDays(8)));
        await Until.Holds(() => Routes(database).Length == 0);
    }

    [Fact]
    public async Task What_waits_is_stored_before_the_gateway_ends()
    {
        using var folder = new TemporaryFolder();
        GatewayServer server = await ServeAsync(folder, TimeProvider.System);
        using var database = Database.Open(folder.Path);
        ValueTask closing;
        using (SqliteConnection holder = database.Connect())
        using (SqliteTransaction held = holder.BeginTransaction(deferred: false))
        {
            await AskAsync(server);
            await Until.Holds(() => server.Parts.Texts.Waiting == 1);
            await server.StopAsync(Cancel);
            closing = server.DisposeAsync();
        }

        await closing;
        Assert.Equal(["kept"], Routes(database));
    }

    [Fact]
    public async Task A_gateway_ends_in_time_though_nothing_can_be_written()
    {
        using var folder = new TemporaryFolder();
        await using GatewayServer server = await ServeAsync(folder, TimeProvider.System);
        TextRecorder texts = server.Parts.Texts;
        using SqliteConnection holder = server.Parts.Database.Connect();
        using (SqliteTransaction held = holder.BeginTransaction(deferred: false))
        {
            await AskAsync(server);
            await Until.Holds(() => texts.Waiting == 1);
            await texts.CloseAsync(TimeSpan.Zero);
            Assert.Equal((0, 1), (texts.Waiting, texts.Dropped));
        }
    }

    [Fact]
    public async Task The_admin_deletes_the_texts_of_a_call()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        (string id, _) = await gateway.AskAsync("hello");
        await gateway.StoredAsync(id);
        string path = $"/api/decisions/{id}/texts";
        Assert.Equal(HttpStatusCode.OK, (await gateway.AdminAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.AdminAsync(HttpMethod.Get, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.AdminAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await gateway.AdminAsync(HttpMethod.Get, $"/api/decisions/{id}")).Status);
    }

    private static Task<GatewayServer> ServeAsync(TemporaryFolder folder, TimeProvider time) =>
        GatewayServer.StartAsync(
            new GatewayOptions
            {
                DataFolder = folder.Path,
                Catalog = Catalog.LoadEmbedded(),
                Settings = new GatewaySettings
                {
                    Listen = new ListenSettings { Address = "127.0.0.1", Port = 0 },
                    Routes = new Dictionary<string, RouteSettings>
                    {
                        ["kept"] = Route("kept", 7) with { Targets = [new TargetSettings { Use = "sim/small" }] },
                    },
                },
                Time = time,
                SimulatedPace = 0,
            },
            Cancel);

    private static async Task AskAsync(GatewayServer server)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var body = new StringContent(
            """{"model":"kept","messages":[{"role":"user","content":"hello"}]}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync("/v1/chat/completions", body, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
