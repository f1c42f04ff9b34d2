using System.Net;
using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Hosting;

/// <summary>Usage, decisions, state and tokens, asked of a running gateway.</summary>
public sealed class AdminApiTests : IAsyncLifetime
{
    private readonly ConfigurationStanding _standing = new("pointsman.yaml", TimeProvider.System);
    private RunningGateway _gateway = null!;

    public async ValueTask InitializeAsync() => _gateway = await RunningGateway.StartAsync(
        new GatewaySettings
        {
            Routes = new Dictionary<string, RouteSettings>
            {
                ["support"] = new()
                {
                    Name = "support",
                    Strategy = RouteStrategy.Fallback,
                    Targets = [new TargetSettings { Use = "sim/small" }, new TargetSettings { Use = "sim/large" }],
                },
            },
        },
        options => options with { Configuration = _standing });

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    private static string[] Faults(JsonElement json) =>
    [
        .. json.GetProperty("error").GetProperty("faults").EnumerateArray().Select(fault =>
            $"{fault.GetProperty("where")}: {fault.GetProperty("found")}; {fault.GetProperty("fix")}"),
    ];

    [Fact]
    public async Task A_decision_tells_the_whole_story_of_its_call()
    {
        string key = await _gateway.CreateKeyAsync("""{ "name": "ci", "tags": { "team": "a" } }""");
        string id = await _gateway.CallAsync(key, "support");
        JsonElement told = await _gateway.GetAsync($"/api/decisions/{id}");
        Assert.Equal(id, told.GetProperty("id").GetString());
        Assert.Equal("support", told.GetProperty("route").GetString());
        Assert.Equal("a", told.GetProperty("tags").GetProperty("team").GetString());
        Assert.Equal("completed", told.GetProperty("outcome").GetString());
        Assert.NotEqual("", told.GetProperty("reason").GetString());
        JsonElement candidate = Assert.Single(told.GetProperty("candidates").EnumerateArray());
        Assert.Equal("sim/small answered", $"{candidate.GetProperty("target")} {candidate.GetProperty("fate")}");
        JsonElement attempt = Assert.Single(told.GetProperty("attempts").EnumerateArray());
        Assert.Equal("ok", attempt.GetProperty("outcome").GetString());
        Assert.Equal("exact", attempt.GetProperty("quality").GetString());
        Assert.True(attempt.GetProperty("tokens").GetProperty("input").GetInt64() > 0);
        Assert.Equal(told.GetProperty("costUsd").GetDecimal(), attempt.GetProperty("costUsd").GetDecimal());
        Assert.DoesNotContain("xyzzy", told.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_left_out_is_told_with_its_reason()
    {
        string key = await _gateway.CreateKeyAsync("""{ "name": "ci", "models": ["sim/large"] }""");
        JsonElement told = await _gateway.GetAsync($"/api/decisions/{await _gateway.CallAsync(key, "support")}");
        Assert.Equal(
            ["sim/large answered", "sim/small dropped: the key may not use it"],
            told.GetProperty("candidates").EnumerateArray().Select(one => one.GetProperty("fate").GetString() == "dropped"
                ? $"{one.GetProperty("target")} dropped: {one.GetProperty("why")}"
                : $"{one.GetProperty("target")} {one.GetProperty("fate")}"));
    }

    [Fact]
    public async Task A_key_reads_its_own_decisions_and_no_others()
    {
        string own = await _gateway.CreateKeyAsync();
        string other = await _gateway.CreateKeyAsync();
        string id = await _gateway.CallAsync(own);
        string keyless = await _gateway.CallAsync();
        async Task<HttpStatusCode> Read(string path, string bearer) =>
            (await _gateway.AskAsync(HttpMethod.Get, $"/api/decisions/{path}", bearer: bearer)).Status;
        Assert.Equal(HttpStatusCode.OK, await Read(id, own));
        Assert.Equal(HttpStatusCode.NotFound, await Read(id, other));
        Assert.Equal(HttpStatusCode.NotFound, await Read("dec_1", own));
        Assert.Equal(HttpStatusCode.NotFound, await Read(keyless, own));
        Assert.Equal(HttpStatusCode.OK, await Read(keyless, _gateway.AdminToken));
        Assert.Equal(HttpStatusCode.Unauthorized, await Read(keyless, ""));
        Assert.Equal(HttpStatusCode.Unauthorized, await Read(id, "pm_nobody"));
    }

    [Fact]
    public async Task A_decision_of_another_key_and_one_that_never_was_get_the_same_answer()
    {
        string id = await _gateway.CallAsync(await _gateway.CreateKeyAsync());
        string other = await _gateway.CreateKeyAsync();
        string last = id[^1] == '0' ? "1" : "0";
        JsonElement foreign = (await _gateway.AskAsync(HttpMethod.Get, $"/api/decisions/{id}", bearer: other)).Json;
        JsonElement none =
            (await _gateway.AskAsync(HttpMethod.Get, $"/api/decisions/{id[..^1]}{last}", bearer: other)).Json;
        Assert.Equal(foreign.GetRawText(), none.GetRawText());
    }

    [Fact]
    public async Task Usage_is_told_in_groups_with_the_names_of_keys()
    {
        string key = await _gateway.CreateKeyAsync("""{ "name": "search" }""");
        await _gateway.CallAsync(key);
        string last = await _gateway.CallAsync();
        await _gateway.GetAsync($"/api/decisions/{last}");
        JsonElement usage = await _gateway.GetAsync("/api/usage?by=key");
        Assert.Equal(
            ["no key 1", "search 1"],
            usage.GetProperty("rows").EnumerateArray()
                .Select(row => $"{row.GetProperty("name")} {row.GetProperty("calls")}").Order(StringComparer.Ordinal));
        Assert.Equal(2, usage.GetProperty("total").GetProperty("calls").GetInt32());
        JsonElement one = await _gateway.GetAsync("/api/usage?by=model&key=1&limit=1");
        Assert.Equal(1, one.GetProperty("total").GetProperty("calls").GetInt32());
        Assert.Equal("sim/small", one.GetProperty("rows")[0].GetProperty("group").GetString());
    }

    [Fact]
    public async Task Every_fault_of_a_question_about_usage_is_told()
    {
        (HttpStatusCode status, JsonElement json) = await _gateway.AskAsync(
            HttpMethod.Get, "/api/usage?by=week&from=yesterday&key=ci&tag=team&limit=0&model=a&model=b&colour=red");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(7, Faults(json).Length);
        Assert.Contains("from: found 'yesterday'; write a day: 2026-11-20", Faults(json));
        Assert.Contains("model: it is given 2 times; give it once", Faults(json));
        (_, json) = await _gateway.AskAsync(HttpMethod.Get, "/api/usage?from=2026-11-02&to=2026-11-01");
        Assert.StartsWith("from: 2026-11-02 is after 2026-11-01;", Assert.Single(Faults(json)));
    }

    [Fact]
    public async Task The_use_of_a_key_counts_its_calls()
    {
        await _gateway.CallAsync(await _gateway.CreateKeyAsync(
            """{ "name": "ci", "limits": { "requestsPerMinute": 10 } }"""));
        JsonElement use = await _gateway.GetAsync("/api/keys/1/use");
        Assert.Equal(1, use.GetProperty("day").GetProperty("requests").GetInt32());
        Assert.True(use.GetProperty("month").GetProperty("usd").GetDecimal() > 0);
        Assert.Equal(9, use.GetProperty("standing").GetProperty("requests").GetProperty("remaining").GetInt32());
        Assert.Equal(JsonValueKind.Null, use.GetProperty("standing").GetProperty("tokens").ValueKind);
        Assert.Equal("no key", (await _gateway.GetAsync("/api/keys/0/use")).GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await _gateway.AskAsync(HttpMethod.Get, "/api/keys/9/use")).Status);
    }

    [Fact]
    public async Task A_new_admin_token_ends_the_old_one()
    {
        (HttpStatusCode status, JsonElement made) = await _gateway.AskAsync(HttpMethod.Post, "/api/admin-token");
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _gateway.AskAsync(HttpMethod.Get, "/api/status")).Status);
        _gateway.AdminToken = made.GetProperty("adminToken").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await _gateway.AskAsync(HttpMethod.Get, "/api/status")).Status);
    }

    [Fact]
    public async Task An_admin_token_of_the_configuration_is_changed_there()
    {
        await using RunningGateway gateway =
            await RunningGateway.StartAsync(new GatewaySettings { AdminToken = new Secret("of-the-configuration") });
        (HttpStatusCode status, JsonElement json) =
            await gateway.AskAsync(HttpMethod.Post, "/api/admin-token", bearer: "of-the-configuration");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.StartsWith("adminToken: it is set in the configuration;", Assert.Single(Faults(json)));
    }

    [Fact]
    public async Task The_state_tells_targets_ledger_and_what_became_of_the_configuration()
    {
        _standing.Refuse([new Fault("routes.support", "nothing", "write targets")]);
        JsonElement status = await _gateway.GetAsync("/api/status");
        Assert.True(status.GetProperty("ready").GetBoolean());
        Assert.True(status.GetProperty("ledger").GetProperty("writing").GetBoolean());
        Assert.Equal(
            ["sim/large open True", "sim/small open True"],
            status.GetProperty("targets").EnumerateArray().Select(target =>
                $"{target.GetProperty("name")} {target.GetProperty("availability")} {target.GetProperty("simulated")}"));
        JsonElement configuration = status.GetProperty("configuration");
        Assert.Equal("pointsman.yaml", configuration.GetProperty("source").GetString());
        Assert.Equal("routes.support", configuration.GetProperty("faults")[0].GetProperty("where").GetString());
        _gateway.Server.Apply(new GatewaySettings());
        configuration = (await _gateway.GetAsync("/api/status")).GetProperty("configuration");
        Assert.Equal(JsonValueKind.Null, configuration.GetProperty("refused").ValueKind);
    }

    [Theory]
    [InlineData("GET", "/api/usage")]
    [InlineData("GET", "/api/status")]
    [InlineData("GET", "/api/keys/1/use")]
    [InlineData("POST", "/api/admin-token")]
    public async Task Nobody_comes_in_without_the_admin_token(string method, string path)
    {
        string key = await _gateway.CreateKeyAsync();
        foreach (string bearer in new[] { "", "pm_admin_wrong", key })
        {
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (await _gateway.AskAsync(new HttpMethod(method), path, bearer: bearer)).Status);
        }
    }
}
