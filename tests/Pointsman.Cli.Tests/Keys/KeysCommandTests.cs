using System.Text.Json.Nodes;
using Pointsman.Cli.Tests.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Keys;

public sealed class KeysCommandTests : IAsyncLifetime
{
    private const string Search = """
        {
          "id": 12, "name": "search", "prefix": "pm_abcde", "created": "2026-11-20T12:00:00+00:00",
          "expires": "2027-01-01T00:00:00+00:00", "revoked": null,
          "limits": { "requestsPerMinute": 60, "tokensPerDay": 1000000, "usdPerMonth": 20, "concurrency": 8 },
          "routes": ["auto*", "support"], "models": [], "tags": { "team": "a" }
        }
        """;

    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string With(string key, string more)
    {
        JsonObject changed = JsonNode.Parse(key)!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(more)!.AsObject())
        {
            changed[name] = value?.DeepClone();
        }

        return changed.ToJsonString();
    }

    [Fact]
    public async Task Creating_sends_what_the_flags_say_and_shows_the_secret_once()
    {
        _server.Answer(201, With(Search, """{ "key": "pm_abcdefgh" }"""));
        KeysRun run = await KeysRun.Of(
            _server, "create", "--name", "search", "--limit", "requests=60/minute", "--limit", "tokens=1M/day",
            "--budget", "$20/month", "--routes", "support,auto*", "--concurrency", "8", "--tag", "team=a",
            "--expires", "2027-01-01");
        Assert.Equal(0, run.Code);
        Assert.Equal(
            """
            POST /api/keys {"name":"search","expires":"2027-01-01","limits":{"requestsPerMinute":"60",
            "tokensPerDay":"1M","usdPerMonth":"20","concurrency":"8"},"routes":["support","auto*"],"models":[],
            "tags":{"team":"a"}}
            """.ReplaceLineEndings(""),
            Assert.Single(_server.Asked));
        Assert.Equal("Bearer pm_admin_test", Assert.Single(_server.Tokens));
        Assert.Equal(
            """
            key 12 'search' is created. Its secret is shown this once:

              pm_abcdefgh

              limits   60 requests/minute, 1,000,000 tokens/day, $20.00/month, 8 at the same time
              routes   auto*, support
              models   all
              tags     team=a
              expires  2027-01-01 00:00 UTC

            """,
            run.Out);
    }

    [Fact]
    public async Task Creating_answers_in_json_what_the_server_says()
    {
        _server.Answer(201, With(Search, """{ "key": "pm_abcdefgh" }"""));
        KeysRun run = await KeysRun.Of(_server, "create", "--name", "search", "--format", "json");
        Assert.Equal("pm_abcdefgh", run.Json.GetProperty("key").GetString());
        Assert.Equal(12, run.Json.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Faults_of_the_server_name_the_flags()
    {
        _server.Answer(400, """
            { "error": { "message": "the key was not created", "faults": [
              { "where": "limits.requestsPerMinute", "found": "found '0'", "fix": "write more" },
              { "where": "limits.usdPerDay", "found": "found '-1'", "fix": "write more" },
              { "where": "limits.concurrency", "found": "found '0'", "fix": "write more" },
              { "where": "tags.team", "found": "nothing", "fix": "write a value" },
              { "where": "expires", "found": "'yesterday'", "fix": "write\u001b[2J a day" }
            ] } }
            """);
        KeysRun run = await KeysRun.Of(_server, "create", "--name", "search");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            [
                "--limit requestsPerMinute: found '0'; write more",
                "--budget usdPerDay: found '-1'; write more",
                "--concurrency: found '0'; write more",
                "--tag team: nothing; write a value",
                "--expires: 'yesterday'; write?[2J a day",
            ],
            run.Faults);
        Assert.Equal("", run.Out);
    }

    [Fact]
    public async Task What_no_server_could_understand_is_refused_before_it_is_asked()
    {
        KeysRun run = await KeysRun.Of(
            _server, "create", "--limit", "requests=60", "--limit", "money=5/day", "--budget", "5/year",
            "--tag", "team", "--format", "xml");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            [
                "--limit: found 'requests=60'; write requests|tokens=N/minute|day|month",
                "--limit: found 'money=5/day'; write requests|tokens=N/minute|day|month",
                "--budget: found '5/year'; write USD/minute|day|month",
                "--tag: found 'team'; write NAME=VALUE",
                "--name: found nothing; say what to call the key: --name search",
                "--format: found 'xml'; allowed: text, json",
            ],
            run.Faults);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task The_same_limit_twice_is_refused()
    {
        KeysRun run = await KeysRun.Of(
            _server, "create", "--name", "a", "--limit", "requests=1/min", "--limit", "requests=2/minute",
            "--budget", "1/mo", "--budget", "2/month", "--tag", "a=1", "--tag", "a=2");
        Assert.Equal(
            [
                "--limit: requestsPerMinute is given twice; give it once",
                "--budget: usdPerMonth is given twice; give it once",
                "--tag: 'a' is given twice; give it once",
            ],
            run.Faults);
    }

    [Fact]
    public async Task The_list_shows_every_key_and_its_state()
    {
        string revoked = With(Search, """{ "id": 13, "name": "old", "revoked": "2026-11-01T08:30:00+00:00" }""");
        string expired = With(
            Search, """{ "id": 14, "expires": "2026-11-20T12:00:00+00:00", "limits": {}, "tags": {} }""");
        string plain = With(Search, """{ "id": 15, "expires": null, "name": "a\u001b[2J" }""");
        _server.Answer(200, $$"""{ "keys": [{{Search}}, {{revoked}}], "next": 13 }""")
            .Answer(200, $$"""{ "keys": [{{expired}}, {{plain}}], "next": null }""");
        KeysRun run = await KeysRun.Of(_server, "list");
        Assert.Equal(0, run.Code);
        Assert.Equal(["GET /api/keys?after=0", "GET /api/keys?after=13"], _server.Asked);
        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.Contains("12  search  pm_abcde…  good until 2027-01-01 00:00 UTC", lines[1], StringComparison.Ordinal);
        Assert.Contains("revoked 2026-11-01 08:30 UTC", lines[2], StringComparison.Ordinal);
        Assert.Matches(@"expired 2026-11-20 12:00 UTC +none +auto\*, support +all +none$", lines[3]);
        Assert.Matches(@"15  a\?\[2J +pm_abcde…  good  ", lines[4]);
    }

    [Fact]
    public async Task The_list_in_json_holds_all_parts()
    {
        _server.Answer(200, $$"""{ "keys": [{{Search}}], "next": 12 }""").Answer(200, """{ "keys": [], "next": 12 }""");
        KeysRun run = await KeysRun.Of(_server, "list", "--format", "json");
        Assert.Equal(1, run.Json.GetProperty("keys").GetArrayLength());
    }

    [Fact]
    public async Task An_empty_list_says_how_to_begin()
    {
        _server.Answer(200, """{ "keys": [], "next": null }""");
        Assert.StartsWith("There is no key yet; create one with", (await KeysRun.Of(_server, "list")).Out);
    }

    [Fact]
    public async Task Revoking_says_since_when_the_key_is_refused()
    {
        _server.Answer(200, With(Search, """{ "revoked": "2026-11-20T12:00:00+00:00" }"""));
        KeysRun run = await KeysRun.Of(_server, "revoke", "12");
        Assert.Equal("DELETE /api/keys/12", Assert.Single(_server.Asked));
        Assert.Equal("key 12 'search' (pm_abcde…) is revoked since 2026-11-20 12:00 UTC.", run.Out.Trim());
    }

    [Theory]
    [InlineData("ID: found 0 of them")]
    [InlineData("ID: found 2 of them", "1", "2")]
    [InlineData("ID: found 'search'", "search")]
    public async Task Revoking_needs_the_number_of_one_key(string fault, params string[] words)
    {
        KeysRun run = await KeysRun.Of(_server, ["revoke", .. words]);
        Assert.StartsWith(fault, Assert.Single(run.Faults));
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_refused_as_the_server_says()
    {
        _server.Answer(404, """
            { "error": { "message": "no key was revoked", "faults": [
              { "where": "id", "found": "there is no key 7", "fix": "write the id of a key" } ] } }
            """);
        Assert.Equal("id: there is no key 7; write the id of a key", Assert.Single(
            (await KeysRun.Of(_server, "revoke", "7")).Faults));
    }
}
