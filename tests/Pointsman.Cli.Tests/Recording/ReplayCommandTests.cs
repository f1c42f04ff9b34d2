using System.Text;
using Pointsman.Cli.Tests.Server;
using Pointsman.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Recording;

/// <summary>Decisions of a real server, made again by it and by a file.</summary>
public sealed class ReplayCommandTests : IAsyncLifetime
{
    private const string Same = """
        routes:
          support: { targets: [sim/small, sim/large] }
        """;

    private const string Other = """
        providers:
          mine: { protocol: openai, baseUrl: "http://127.0.0.1:9/v1", apiKeys: ["${A_KEY_THAT_NOBODY_SET}"] }
        routes:
          support: { targets: [sim/large, sim/small, mine/model] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("pointsman-cli-").FullName;
    private GatewayServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await GatewayServer.StartAsync(
        new GatewayOptions
        {
            DataFolder = _folder, Catalog = Catalog.LoadEmbedded(), Settings = await SettingsAsync(Same),
            SimulatedPace = 0,
        },
        Cancel);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_decision_that_was_made_a_moment_ago_has_the_same_plan()
    {
        string id = await CallAsync();
        ServerRun run = await ReplayAsync(id);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches($"""
            ^{id}
              began          .* UTC
              route          support
              configuration  the same for this route: [0-9a-f]{"{12}"}
              then           sim/small, sim/large
              now            sim/small, sim/large

            same plan
            $
            """.TrimEnd(), run.Out);
        Assert.True((await ReplayAsync(id, "--format", "json")).Json.GetProperty("same").GetBoolean());
        Assert.Equal(0, (await ReplayAsync(id, "--config", await FileAsync(Same))).Code);
    }

    [Fact]
    public async Task What_another_file_would_have_done_is_told_line_by_line()
    {
        string id = await CallAsync();
        string file = await FileAsync(Other);
        ServerRun run = await ReplayAsync(id, "--config", file);
        Assert.Equal((ExitCode.Differs, ""), (run.Code, run.Error));
        Assert.Contains($"{file}, changed: ", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            """

            the plan differs:
              targets: sim/small, sim/large → sim/large, sim/small, mine/model
            note: nobody looked then at how these stood, so they count as well and idle: mine/model

            """,
            run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_the_servers_own_configuration_shows_its_effect()
    {
        string id = await CallAsync();
        _server.Apply(await SettingsAsync(Other));
        ServerRun run = await ReplayAsync(id);
        Assert.Equal(ExitCode.Differs, run.Code);
        Assert.Matches(@"configuration  changed: [0-9a-f]{12} → [0-9a-f]{12}\n", run.Out);

        _server.Apply(await SettingsAsync(Same));
        run = await ReplayAsync(id);
        Assert.Equal(0, run.Code);
        Assert.Contains("the same for this route", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_the_route_says_so()
    {
        ServerRun run = await ReplayAsync(
            await CallAsync(), "--config", await FileAsync("routes: { other: { targets: [sim/small] } }"));
        Assert.Equal(ExitCode.Differs, run.Code);
        Assert.Contains("'support' is no route and no model any more", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_decisions_of_a_route_are_added_up()
    {
        for (int i = 0; i < 3; i++)
        {
            await CallAsync();
        }

        string newest = await CallAsync();
        ServerRun run = await RunAsync("--route", "support", "--last", "3");
        Assert.Equal(0, run.Code);
        Assert.Matches(@"decisions +3, from ", run.Out);
        Assert.Matches(@"same plan +3\n", run.Out);

        string file = await FileAsync(Other);
        run = await RunAsync("--route", "support", "--config", file);
        Assert.Equal(ExitCode.Differs, run.Code);
        Assert.Matches(@"differ +4\n", run.Out);
        Assert.Matches(
            $@"sim/small, sim/large  sim/large, sim/small, mine/model +4  {newest}\n", run.Out);
        Assert.Contains("note, for 4 of them: nobody looked then", run.Out, StringComparison.Ordinal);

        run = await RunAsync("--route", "support", "--config", file, "--format", "json");
        Assert.Equal(4, run.Json.GetProperty("changes")[0].GetProperty("decisions").GetInt32());
    }

    [Theory]
    [InlineData("ID: found neither an id nor a route")]
    [InlineData("ID: found 'nonsense'", "nonsense")]
    [InlineData("ID: found 2 ids", "dec_1", "dec_2")]
    [InlineData("ID: found an id and a route", "dec_1", "--route", "support")]
    [InlineData("ID: found an id and --last", "dec_1", "--last", "5")]
    [InlineData("--last: found '0'", "--route", "support", "--last", "0")]
    [InlineData("id: no call has this id", "dec_00000000000000000000000000")]
    [InlineData("--route other: the ledger has no decision of it", "--route", "other")]
    public async Task Nonsense_is_refused_by_its_name(string fault, params string[] words)
    {
        ServerRun run = await RunAsync(words);
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.StartsWith(fault, Assert.Single(run.Faults));
    }

    [Fact]
    public async Task A_file_that_is_wrong_is_refused_with_its_faults()
    {
        ServerRun run = await ReplayAsync(await CallAsync(), "--config", await FileAsync("routes: { support: 5 }"));
        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.NotEmpty(run.Faults);
    }

    [Fact]
    public async Task Something_that_is_no_replay_is_not_taken_for_one()
    {
        await using FakeServer fake = await FakeServer.StartAsync(Cancel);
        fake.Answer(200, """{ "id": "dec_1", "same": true }""");
        ServerRun run = await ServerRun.Of(
            fake, "decisions", "replay", "dec_1", "--config", await FileAsync(Same));
        Assert.StartsWith("--server: it told a decision in a form", Assert.Single(run.Faults));
    }

    private Task<ServerRun> RunAsync(params string[] args) =>
        ServerRun.At(_server.Address.ToString(), _server.NewAdminToken!, ["decisions", "replay", .. args]);

    // On a busy machine the commit may take longer than the server waits for it.
    private async Task<ServerRun> ReplayAsync(string id, params string[] more)
    {
        ServerRun run = await RunAsync([id, .. more]);
        for (int tries = 1; run.Error.Contains("no call has this id") && tries < 30; tries++)
        {
            run = await RunAsync([id, .. more]);
        }

        return run;
    }

    private async Task<string> CallAsync()
    {
        using var client = new HttpClient { BaseAddress = _server.Address };
        using var body = new StringContent(
            """{"model":"support","messages":[{"role":"user","content":"hello"}]}""", Encoding.UTF8,
            "application/json");
        using HttpResponseMessage answer = await client.PostAsync("/v1/chat/completions", body, Cancel);
        await answer.Content.ReadAsStringAsync(Cancel);
        return answer.Headers.GetValues("x-pointsman-decision").Single();
    }

    private async Task<string> FileAsync(string yaml)
    {
        string path = Path.Combine(_folder, $"{Guid.NewGuid():n}.yaml");
        await File.WriteAllTextAsync(path, yaml, Cancel);
        return path;
    }

    // Read as the command reads it, so that a version is the same where the text is.
    private async Task<GatewaySettings> SettingsAsync(string yaml)
    {
        var faults = new List<Fault>();
        await using var file = new ConfigurationFile(await FileAsync(yaml), _ => "not-set", TimeProvider.System);
        GatewaySettings? settings = await file.LoadAsync(faults, Cancel);
        Assert.Empty(faults);
        return settings! with { Listen = new ListenSettings { Address = "127.0.0.1", Port = 0 } };
    }
}
