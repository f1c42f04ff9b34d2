using Pointsman.Cli.Tests.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Recording;

public sealed class UsageCommandTests : IAsyncLifetime
{
    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Row(string group, int calls, string cost, string name = "\"a\"", int unpriced = 0) => $$"""
        {
          "group": "{{group}}", "name": {{name}}, "calls": {{calls}}, "completedCalls": {{calls}}, "cacheHits": 1,
          "attempts": 3, "failedAttempts": 1, "unpricedAttempts": {{unpriced}},
          "tokens": { "input": 1000, "cachedInput": 200, "cacheWrite": 34, "output": 50, "reasoning": 6 },
          "costUsd": {{cost}}, "costUsdByQuality": { "exact": 1, "partial": 0, "estimated": 0.25, "unknown": 0 }
        }
        """;

    private static string Report(string by, string rows, string total, int more = 0) => $$"""
        { "by": "{{by}}", "from": "2026-11-01", "to": "2026-11-20", "rows": [{{rows}}], "moreRows": {{more}},
          "total": {{total}} }
        """;

    [Fact]
    public async Task Flags_are_sent_and_a_table_is_shown_with_its_total()
    {
        _server.Answer(200, Report(
            "model", $"{Row("openai/gpt", 12, "1.25")}, {Row("", 1, "0")}", Row("", 13, "1.25", unpriced: 2), more: 7));
        ServerRun run = await ServerRun.Of(
            _server, "usage", "--by", "model", "--from", "2026-11-01", "--tag", "team=a&b", "--limit", "2");
        Assert.Equal(0, run.Code);
        Assert.Equal("GET /api/usage?by=model&from=2026-11-01&tag=team%3Da%26b&limit=2", Assert.Single(_server.Asked));
        Assert.Equal("Bearer pm_admin_test", Assert.Single(_server.Tokens));
        Assert.Equal(
            """
            Usage by model, 2026-11-01 to 2026-11-20

              model       calls  completed  cached  attempts  failed  input  output   cost
              openai/gpt     12         12       1         3       1  1,234      56  $1.25
              (no model)      1          1       1         3       1  1,234      56  $0.00
              total          13         13       1         3       1  1,234      56  $1.25

            Notes
              $0.25 of the cost is not exact: $0.00 known in part, $0.25 estimated, $0.00 unknown and taken as reserved
              2 attempts went to targets without a price; what they cost is in no sum. Set 'price' in the configuration
              7 more rows are left out; raise --limit to see them

            """,
            run.Out);
    }

    [Fact]
    public async Task Rows_of_keys_have_their_names()
    {
        _server.Answer(200, Report("key", Row("12", 1, "0", "\"search\\u001b[2J\""), Row("", 1, "0")));
        Assert.Contains("12 search?[2J", (await ServerRun.Of(_server, "usage", "--by", "key")).Out);
    }

    [Fact]
    public async Task A_table_for_programs_has_every_number_and_quotes_what_needs_it()
    {
        _server.Answer(200, Report("key", Row("12", 2, "0.00012", "\"=a,\\\"b\\\"\""), Row("", 2, "1"), more: 1));
        ServerRun run = await ServerRun.Of(_server, "usage", "--by", "key", "--format", "csv");
        string[] lines = run.Out.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        Assert.Equal(
            "key,name,calls,completed_calls,cache_hits,attempts,failed_attempts,unpriced_attempts,input_tokens,"
                + "cached_input_tokens,cache_write_tokens,output_tokens,reasoning_tokens,cost_usd,cost_usd_exact,"
                + "cost_usd_partial,cost_usd_estimated,cost_usd_unknown",
            lines[0]);
        const string Quoted = "12,\"'=a,\"\"b\"\"\",2,2,1,3,1,0,1000,200,34,50,6,0.00012,1,0,0.25,0";
        Assert.Equal(Quoted, lines[1]);
        Assert.Equal(2, lines.Length);
        Assert.Contains("1 more rows are left out", run.Error);
    }

    [Fact]
    public async Task The_answer_in_json_is_the_servers_own()
    {
        _server.Answer(200, Report("day", Row("2026-11-01", 4, "1"), Row("", 4, "1")));
        ServerRun run = await ServerRun.Of(_server, "usage", "--format", "json");
        Assert.Equal("GET /api/usage", Assert.Single(_server.Asked));
        Assert.Equal(4, run.Json.GetProperty("total").GetProperty("calls").GetInt32());
    }

    [Fact]
    public async Task Nothing_used_is_said_in_words()
    {
        _server.Answer(200, Report("day", "", Row("", 0, "0")));
        Assert.EndsWith("There was no call.", (await ServerRun.Of(_server, "usage")).Out.TrimEnd());
    }

    [Fact]
    public async Task Faults_of_the_server_name_the_flags()
    {
        _server.Answer(400, """
            { "error": { "message": "no", "faults": [
              { "where": "by", "found": "'week'", "fix": "a" }, { "where": "limit", "found": "'0'", "fix": "b" } ] } }
            """);
        ServerRun run = await ServerRun.Of(_server, "usage", "--by", "week", "--limit", "0");
        Assert.Equal(2, run.Code);
        Assert.Equal(["--by: 'week'; a", "--limit: '0'; b"], run.Faults);
    }

    [Fact]
    public async Task Only_usage_is_written_as_csv()
    {
        ServerRun run = await ServerRun.Of(_server, "status", "--format", "csv");
        Assert.Equal("--format: found 'csv'; allowed: text, json", Assert.Single(run.Faults));
    }
}
