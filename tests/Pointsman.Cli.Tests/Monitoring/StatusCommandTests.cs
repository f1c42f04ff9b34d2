using Pointsman.Cli.Tests.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Monitoring;

public sealed class StatusCommandTests : IAsyncLifetime
{
    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Status(string ledger, string faults = "[]") => $$"""
        {
          "version": "0.1.0", "started": "2026-11-20T12:00:00+00:00", "uptimeSeconds": 93784, "ready": true,
          "inFlight": 3, "streams": 1,
          "configuration": { "source": "/etc/pointsman.yaml", "loaded": "2026-11-20T12:00:00+00:00",
            "refused": "2026-11-21T12:00:00+00:00", "faults": {{faults}} },
          "ledger": {{ledger}},
          "targets": [
            { "name": "openai/gpt", "availability": "open", "inFlight": 2, "firstPartMs": 231.5, "priceKnown": true },
            { "name": "sim/small", "availability": "cooling", "inFlight": 0, "firstPartMs": 0, "simulated": true }
          ]
        }
        """;

    [Fact]
    public async Task What_matters_is_shown_at_a_glance()
    {
        _server.Answer(200, Status("""{ "writing": true, "waitingCalls": 2, "slots": 16384, "freeSlots": 16380 }"""));
        ServerRun run = await ServerRun.Of(_server, "status");
        Assert.Equal("GET /api/status", Assert.Single(_server.Asked));
        Assert.Equal(
            """
              version        0.1.0
              up             1 d 2 h, since 2026-11-20 12:00:00 UTC
              ready          yes
              in flight      3 requests, 1 of them streams
              configuration  /etc/pointsman.yaml, taken over 2026-11-20 12:00:00 UTC
              ledger         writing, 2 calls wait, 16,380 of 16,384 slots free

              target      availability  in flight  first part ms
              openai/gpt  open                  2          231.5
              sim/small   cooling               0              0  simulated

            """,
            run.Out);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_the_way_out()
    {
        _server.Answer(200, Status(
            """
            { "writing": false, "failingSince": "2026-11-20T13:00:00+00:00",
              "problem": { "where": "pointsman.db", "found": "the disk is full", "fix": "make room" } }
            """,
            """[{ "where": "pointsman.yaml:3 routes", "found": "a text", "fix": "write keys" }]"""));
        string shown = (await ServerRun.Of(_server, "status")).Out;
        Assert.Contains(
            "FAILING since 2026-11-20 13:00:00 UTC: pointsman.db: the disk is full; make room", shown,
            StringComparison.Ordinal);
        Assert.Contains("was refused 2026-11-21 12:00:00 UTC", shown, StringComparison.Ordinal);
        Assert.Contains("  pointsman.yaml:3 routes: a text; write keys", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_state_in_json_is_the_servers_own()
    {
        _server.Answer(200, Status("{}"));
        Assert.Equal(3, (await ServerRun.Of(_server, "status", "--format", "json")).Json.GetProperty("inFlight").GetInt32());
    }
}
