using System.Text;
using Pointsman.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Server;

/// <summary>The commands against the server that they are made for, with simulated models.</summary>
public sealed class RealServerTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pointsman-cli-").FullName;
    private GatewayServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await GatewayServer.StartAsync(
        new GatewayOptions
        {
            DataFolder = _folder,
            Catalog = Catalog.LoadEmbedded(),
            Settings = new GatewaySettings { Listen = new ListenSettings { Address = "127.0.0.1", Port = 0 } },
            SimulatedPace = 0,
        },
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<ServerRun> RunAsync(params string[] args) =>
        ServerRun.At(_server.Address.ToString(), _server.NewAdminToken!, args);

    private async Task<string> CallAsync(string key)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var client = new HttpClient { BaseAddress = _server.Address };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        using var body = new StringContent(
            """{"model":"sim/small","messages":[{"role":"user","content":"hello"}]}""", Encoding.UTF8,
            "application/json");
        using HttpResponseMessage answer = await client.PostAsync("/v1/chat/completions", body, cancel);
        await answer.Content.ReadAsStringAsync(cancel);
        return answer.Headers.GetValues("x-pointsman-decision").Single();
    }

    [Fact]
    public async Task A_call_is_found_in_every_report()
    {
        ServerRun created = await RunAsync(
            "keys", "create", "--name", "search", "--limit", "requests=60/minute", "--tag", "team=a",
            "--format", "json");
        string id = await CallAsync(created.Json.GetProperty("key").GetString()!);

        // On a busy machine the commit may take longer than the server waits for it.
        ServerRun decision = await RunAsync("decisions", "show", id);
        for (int tries = 1; decision.Code != 0 && tries < 30; tries++)
        {
            decision = await RunAsync("decisions", "show", id);
        }

        Assert.Matches(@"asked for +sim/small \(openai\)", decision.Out);
        Assert.Matches(@"outcome +completed, status 200", decision.Out);
        Assert.Matches(@"1 +sim/small +ok .* exact +\$0\.\d+", decision.Out);

        Assert.Matches(@"1 search +1 +1 ", (await RunAsync("usage", "--by", "key")).Out);
        Assert.Matches(@"team=a +1 +1 ", (await RunAsync("usage", "--by", "tag")).Out);
        Assert.Matches(@"\nsim/small,,1,1,0,1,0,0,", (await RunAsync("usage", "--by", "model", "--format", "csv")).Out);
        Assert.Matches(@"requests: 59 of 60 are left", (await RunAsync("keys", "use", "1")).Out);
        Assert.Matches(@"sim/small +open .* simulated", (await RunAsync("status")).Out);
    }

    [Fact]
    public async Task What_is_wrong_is_said_once_with_the_flags_that_were_written()
    {
        ServerRun run = await RunAsync("usage", "--by", "week", "--from", "soon", "--tag", "team");
        Assert.Equal(2, run.Code);
        Assert.Equal(["--from", "--by", "--tag"], run.Faults.Select(fault => fault.Split(':')[0]));
    }
}
