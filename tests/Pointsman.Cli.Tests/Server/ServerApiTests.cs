using System.Net;
using System.Net.Sockets;
using Pointsman.Cli.Tests.Keys;
using Xunit;

namespace Pointsman.Cli.Tests.Server;

public sealed class ServerApiTests
{
    [Fact]
    public async Task A_server_that_is_not_there_is_said_with_the_way_out()
    {
        // A port that was free a moment ago and that nobody listens on.
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        KeysRun run = await KeysRun.WithToken("token", "list", "--server", $"http://127.0.0.1:{port}");
        Assert.Equal(2, run.Code);
        Assert.Matches(
            @"^--server http://127\.0\.0\.1:\d+: nothing answers there \(.+\); start a server with 'pointsman serve'",
            Assert.Single(run.Faults));
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(200, "[1]")]
    [InlineData(502, "")]
    [InlineData(500, """{ "error": "text" }""")]
    [InlineData(400, """{ "error": { "faults": 5 } }""")]
    [InlineData(302, "{}")]
    public async Task Another_program_that_listens_there_is_told_from_a_server(int status, string body)
    {
        await using FakeServer server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);
        server.Answer(status, body);
        KeysRun run = await KeysRun.Of(server, "list");
        Assert.Equal(
            $"--server {server.Url}: it answered {status} and nothing that a Pointsman server writes; "
                + "check that a Pointsman server listens there",
            Assert.Single(run.Faults));
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1:7070")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://user:secret@127.0.0.1")]
    [InlineData("http://127.0.0.1/?a=b")]
    public async Task Only_a_plain_address_names_a_server(string url) => Assert.Equal(
        $"--server: found '{url}'; write an address such as http://127.0.0.1:7070",
        Assert.Single((await KeysRun.WithToken("token", "list", "--server", url)).Faults));

    [Fact]
    public async Task Without_an_admin_token_nobody_is_asked() => Assert.Equal(
        "--admin-token: found nothing; give the admin token, or set POINTSMAN_ADMIN_TOKEN; the server printed it at "
            + "its first start",
        Assert.Single((await KeysRun.WithToken(null, "list")).Faults));

    [Fact]
    public async Task A_token_that_the_server_does_not_take_is_named_by_its_flag()
    {
        await using FakeServer server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);
        server.Answer(401, """{ "error": { "faults": [ { "where": "Authorization", "found": "a", "fix": "b" } ] } }""");
        KeysRun run = await KeysRun.Of(server, "list");
        Assert.StartsWith("--admin-token: the server does not take this token;", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task A_token_that_was_copied_with_something_else_is_refused_and_not_repeated()
    {
        KeysRun run = await KeysRun.WithToken(null, "list", "--admin-token", "pm_admin_x\r\nHost: y");
        Assert.StartsWith("--admin-token: found characters that no admin token has", Assert.Single(run.Faults));
        Assert.DoesNotContain("pm_admin_x", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flag_wins_over_the_environment_and_a_path_before_the_api_is_kept()
    {
        await using FakeServer server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);
        server.Answer(200, """{ "keys": [], "next": null }""");
        await KeysRun.WithToken("environment", "list", "--server", $"{server.Url}/models", "--admin-token", "flag");
        Assert.Equal("GET /models/api/keys?after=0", Assert.Single(server.Asked));
        Assert.Equal("Bearer flag", Assert.Single(server.Tokens));
    }
}
