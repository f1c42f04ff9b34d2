using Pointsman.Cli.Tests.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Keys;

public sealed class KeysUseTests : IAsyncLifetime
{
    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_counts_is_shown_beside_what_is_allowed()
    {
        _server.Answer(200, """
            {
              "id": 12, "name": "search", "inFlight": 3,
              "day": { "requests": 40, "tokens": 120000, "usd": 1.5 },
              "month": { "requests": 900, "tokens": 2500000, "usd": 18 },
              "limits": { "tokensPerDay": 1000000, "usdPerMonth": 20, "concurrency": 8 },
              "standing": { "requests": null, "tokens": { "limit": 1000000, "remaining": 880000, "resetSeconds": 60 } }
            }
            """);
        ServerRun run = await ServerRun.Of(_server, "keys", "use", "12");
        Assert.Equal("GET /api/keys/12/use", Assert.Single(_server.Asked));
        Assert.Equal(
            """
            key 12 'search', 3 requests in flight of 8

                     requests                tokens           usd
              day          40  120,000 of 1,000,000         $1.50
              month       900             2,500,000  $18.00 of 20
              tokens: 880,000 of 1,000,000 are left, all of it again in 60 s

            """,
            run.Out);
    }

    [Fact]
    public async Task The_number_of_one_key_is_needed() => Assert.StartsWith(
        "ID: found 'search'", Assert.Single((await ServerRun.Of(_server, "keys", "use", "search")).Faults));
}
