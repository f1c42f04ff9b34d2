using System.Net;
using System.Text.Json;
using Pointsman.Server.Tests.Hosting;
using Xunit;

namespace Pointsman.Server.Tests.Recording.Replays;

/// <summary>Decisions made again, asked of a running gateway.</summary>
public sealed class ReplayEndpointTests : IAsyncLifetime
{
    private RunningGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await RunningGateway.StartAsync(Settings("small", "large"));

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task One_decision_is_told_with_all_that_it_was_made_from()
    {
        string key = await _gateway.CreateKeyAsync("""{ "name": "ci", "tags": { "team": "a" } }""");
        string id = await _gateway.CallAsync(key, "support");
        JsonElement replay = await _gateway.GetAsync($"/api/decisions/{id}/replay");
        Assert.Equal((id, "support"), (Text(replay, "id"), Text(replay, "route")));
        Assert.True(replay.GetProperty("same").GetBoolean());
        Assert.False(replay.GetProperty("configurationChanged").GetBoolean());
        Assert.Equal(12, Text(replay, "versionThen").Length);
        Assert.Equal(
            """["sim/small","sim/large"]""", replay.GetProperty("now").GetProperty("plan").GetRawText());
        Assert.Equal("ci", Text(replay.GetProperty("facts"), "key"));
        Assert.Equal("""["team=a"]""", replay.GetProperty("facts").GetProperty("tags").GetRawText());

        RecordedDecision read = ReplayJson.Read(replay);
        Assert.Equal(id, read.Id.ToString());
        Assert.Equal(["sim/large", "sim/small"], read.Record.Standings.Keys.Order());
        Assert.Equal(read.Record.Decided, DecisionOutline.Of(read.Record.Replay(
            new FallbackStrategy([Single("sim/small"), Single("sim/large")]))));
    }

    [Fact]
    public async Task The_last_decisions_of_a_route_come_newest_first()
    {
        List<string> ids = [];
        for (int i = 0; i < 3; i++)
        {
            ids.Add(await _gateway.CallAsync(model: "support"));
            await _gateway.CallAsync();
        }

        _gateway.Server.Apply(Settings("large", "small"));
        JsonElement[] replays =
            [.. (await _gateway.GetAsync("/api/replays?route=support&last=2")).GetProperty("replays").EnumerateArray()];
        Assert.Equal([ids[2], ids[1]], replays.Select(one => Text(one, "id")));
        Assert.All(replays, one => Assert.True(one.GetProperty("configurationChanged").GetBoolean()));
        Assert.All(replays, one => Assert.Equal(
            """["targets: sim/small, sim/large \u2192 sim/large, sim/small"]""",
            one.GetProperty("differences").GetRawText()));
        Assert.Empty((await _gateway.GetAsync("/api/replays?route=other")).GetProperty("replays").EnumerateArray());
    }

    [Theory]
    [InlineData("dec_00000000000000000000000000")]
    [InlineData("nonsense")]
    [InlineData("dec_zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task A_decision_that_is_not_there_is_refused(string id)
    {
        (HttpStatusCode status, JsonElement json) =
            await _gateway.AskAsync(HttpMethod.Get, $"/api/decisions/{id}/replay");
        Assert.Equal((HttpStatusCode.NotFound, "no call has this id"), (status, Found(json)));
    }

    [Fact]
    public async Task A_decision_of_an_older_version_says_that_nothing_is_kept_to_make_it_again()
    {
        string id = await _gateway.CallAsync();
        await _gateway.GetAsync($"/api/decisions/{id}");
        using (WriteConnection older = _gateway.Server.Parts.Database.ConnectForWriting(TimeSpan.FromSeconds(30)))
        {
            Assert.Equal(0, older.Run("UPDATE call SET replay = NULL"));
        }

        (HttpStatusCode status, JsonElement json) =
            await _gateway.AskAsync(HttpMethod.Get, $"/api/decisions/{id}/replay");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith("the ledger has the call, but not what it was decided from", Found(json));
        Assert.Empty((await _gateway.GetAsync("/api/replays?route=sim/small")).GetProperty("replays").EnumerateArray());
    }

    [Fact]
    public async Task A_call_that_was_refused_before_a_decision_says_so()
    {
        string id = await _gateway.CallAsync(model: "no-such-model");
        (HttpStatusCode status, JsonElement json) =
            await _gateway.AskAsync(HttpMethod.Get, $"/api/decisions/{id}/replay");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith("the call was refused before anything was asked", Found(json));
    }

    [Theory]
    [InlineData("/api/replays", "route")]
    [InlineData("/api/replays?route=a&last=0", "last")]
    [InlineData("/api/replays?route=a&last=100000", "last")]
    [InlineData("/api/replays?route=a&colour=red", "colour")]
    public async Task Nonsense_is_refused_by_its_name(string path, string where)
    {
        (HttpStatusCode status, JsonElement json) = await _gateway.AskAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(where, Text(json.GetProperty("error").GetProperty("faults")[0], "where"));
    }

    [Theory]
    [InlineData("/api/replays?route=a")]
    [InlineData("/api/decisions/dec_1/replay")]
    public async Task Only_the_admin_may_ask(string path)
    {
        string key = await _gateway.CreateKeyAsync();
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await _gateway.AskAsync(HttpMethod.Get, path, bearer: key)).Status);
    }

    private static GatewaySettings Settings(params string[] models) => new()
    {
        Routes = new Dictionary<string, RouteSettings>
        {
            ["support"] = new()
            {
                Name = "support", Strategy = RouteStrategy.Fallback,
                Targets = [.. models.Select(model => new TargetSettings { Use = $"sim/{model}" })],
            },
        },
    };

    private static SingleStrategy Single(string name) => new(new RoutingTarget
    {
        Name = name, Provider = "sim", Model = name[4..], Local = true,
    });

    private static string Found(JsonElement json) =>
        Text(json.GetProperty("error").GetProperty("faults")[0], "found");

    private static string Text(JsonElement json, string key) => json.GetProperty(key).GetString()!;
}
