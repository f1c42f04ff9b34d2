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
    public async Task A_gateway_that_is_not_there_fails_the_run_and_leaves_a_file_to_go_on_with()
    {
        BenchCall call = await _folder.RunAsync(
            "run", "DIR/suite.yaml", "--gateway", "http://127.0.0.1:9", "--out", "DIR/run.jsonl");
        Assert.Equal(100, call.Code);
        Assert.Contains("--resume DIR/run.jsonl", call.Error);
    }
}
