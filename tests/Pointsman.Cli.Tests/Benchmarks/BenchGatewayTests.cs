using System.Text.Json;
using Pointsman.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

public sealed class BenchGatewayTests : IDisposable
{
    private readonly BenchFolder _folder = BenchFolder.WithSuite();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_running_gateway_is_asked_for_everything_and_tells_what_it_cost()
    {
        string data = Directory.CreateTempSubdirectory("pointsman-bench-data-").FullName;
        await using GatewayServer server = await GatewayServer.StartAsync(
            new GatewayOptions
            {
                DataFolder = data,
                Catalog = Catalog.LoadEmbedded(),
                Settings = new GatewaySettings { Listen = new ListenSettings { Address = "127.0.0.1", Port = 0 } },
                SimulatedPace = 0,
            },
            TestContext.Current.CancellationToken);
        BenchCall call = await _folder.RunAsync(
            TimeProvider.System, "run", "DIR/suite.yaml", "--gateway", server.Address.ToString(), "--out", "DIR/run.jsonl");
        Assert.True(call.Code == 0, call.Error);
        Assert.Matches(@"sim/large +\d+\.0 % .* \$0\.[0-9]+ +\$0\.[0-9]+ +0\n", call.Out);
    }

    [Fact]
    public async Task A_route_of_a_configuration_is_judged_before_anybody_serves_it()
    {
        _folder.Write("pointsman.yaml", "routes:\n  cheap: { strategy: fallback, targets: [sim/small, sim/large] }\n");
        BenchCall call = await _folder.RunAsync(
            TimeProvider.System, "run", "DIR/suite.yaml", "--config", "DIR/pointsman.yaml", "--models", "cheap",
            "--cases", "2", "--out", "DIR/run.jsonl");
        Assert.True(call.Code == 0, call.Error);
        Assert.Contains("\n  cheap  ", call.Out);
    }

    [Fact]
    public async Task A_route_that_streams_has_a_first_token_and_one_that_cannot_has_none()
    {
        _folder.Write("pointsman.yaml", """
            routes:
              quick: { strategy: fallback, targets: [sim/small, sim/large] }
              vote: { strategy: ensemble, members: [sim/small, sim/large], quorum: 2 }
              checked: { targets: [sim/small], checks: { complete: yes } }
            """);
        BenchCall call = await _folder.RunAsync(
            TimeProvider.System, "run", "DIR/suite.yaml", "--config", "DIR/pointsman.yaml", "--models",
            "sim/small,quick,vote,checked", "--cases", "2", "--out", "DIR/run.jsonl");
        Assert.True(call.Code is 0 or 100, call.Error);
        JsonElement[] answers =
        [
            .. File.ReadLines(_folder["run.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)
                .Where(line => line.TryGetProperty("answer", out _)).Select(line => line.GetProperty("answer")),
        ];
        Assert.Equal(8, answers.Length);
        Assert.All(answers, answer => Assert.Equal(
            answer.GetProperty("a").GetInt32() < 2, answer.TryGetProperty("first_ms", out JsonElement first)
                && first.GetDouble() < answer.GetProperty("ms").GetDouble()));
        Assert.All(answers, answer => Assert.Equal(
            answer.GetProperty("a").GetInt32() >= 2, !answer.TryGetProperty("first_ms", out _)));

        // The same model answers the same, directly, through a route, and where its stream is held: for the same money.
        string[] alike =
        [
            .. answers.Where(answer => answer.GetProperty("a").GetInt32() != 2).Select(answer => string.Join(
                '|', answer.GetProperty("c"), answer.GetProperty("text"), answer.GetProperty("model"),
                answer.GetProperty("in"), answer.GetProperty("out"), answer.GetProperty("usd"))),
        ];
        Assert.Equal(2, alike.Distinct().Count());
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_said_so_at_once()
    {
        BenchCall call = await _folder.RunAsync(
            "run", "DIR/suite.yaml", "--gateway", "http://127.0.0.1:9", "--out", "DIR/run.jsonl");
        Assert.Equal(1, call.Code);
        Assert.StartsWith("--gateway http://127.0.0.1:9/: nobody answers there", Assert.Single(call.Faults));
        Assert.False(File.Exists(_folder["run.jsonl"]));
    }
}
