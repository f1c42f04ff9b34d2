using System.Text.Json;
using Pointsman.Evaluation;
using Pointsman.Server;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>Answers are judged by their meaning from the command line, by vectors of whoever makes them.</summary>
public sealed class BenchVectorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Simulated_vectors_judge_without_a_key()
    {
        using BenchFolder folder = BenchFolder.WithSuite("  - similar: {model: sim/small, threshold: 0.9}");
        BenchCall call = await folder.RunAsync(
            "run", "DIR/suite.yaml", "--models", "sim/large", "--out", "DIR/run.jsonl", "--spend", "1");
        Assert.True(call.Code == 0, call.Error + call.Out);

        List<(double Contains, double Similar)> scores = ScoresOf(folder["run.jsonl"]);
        Assert.Equal(10, scores.Count);
        Assert.Contains(scores, score => score.Contains == 1);
        Assert.All(scores, score => Assert.Equal(score.Contains == 1, score.Similar > 0.999));
    }

    [Fact]
    public async Task A_dry_run_counts_what_vectors_take_and_no_words_for_them()
    {
        using BenchFolder folder = BenchFolder.WithSuite("  - similar: {model: sim/reasoner}");
        BenchCall call = await folder.RunAsync("run", "DIR/suite.yaml", "--dry-run", "--format", "json");
        JsonElement vectors = call.Json.GetProperty("calls").EnumerateArray()
            .Single(calls => calls.GetProperty("model").GetString() == "sim/reasoner");
        Assert.Equal(20, vectors.GetProperty("calls").GetInt32());
        Assert.Equal(0, vectors.GetProperty("outputTokens").GetInt32());
    }

    [Theory]
    [InlineData("sim/tiny", "sim/tiny: no provider is set up for this model; ")]
    [InlineData("openai/gpt-4o-mini",
        "openai/gpt-4o-mini: a model for chat, which makes no vectors; name a model that does: ")]
    [InlineData("anthropic/claude-haiku-4-5",
        "anthropic/claude-haiku-4-5: anthropic has no models that make vectors; ")]
    public async Task A_model_that_makes_no_vectors_is_refused_before_anybody_is_asked(string model, string fault)
    {
        using BenchFolder folder = BenchFolder.WithSuite($"  - not-any-of: [similar: {{model: {model}}}]");
        folder.Write("pointsman.yaml", "providers:\n  openai: { apiKeys: [a] }\n  anthropic: { apiKeys: [b] }\n");
        BenchCall call = await folder.RunAsync(
            "run", "DIR/suite.yaml", "--config", "DIR/pointsman.yaml", "--out", "DIR/run.jsonl");
        Assert.Equal(1, call.Code);
        Assert.StartsWith(fault, Assert.Single(call.Faults), StringComparison.Ordinal);
        Assert.False(File.Exists(folder["run.jsonl"]));
    }

    [Fact]
    public async Task A_provider_over_http_and_a_gateway_make_vectors_too()
    {
        using BenchFolder folder = BenchFolder.WithSuite("  - similar: {model: sim/small}");
        await using GatewayServer server = await GatewayServer.StartAsync(
            new GatewayOptions
            {
                DataFolder = Directory.CreateDirectory(folder["data"]).FullName,
                Catalog = Catalog.LoadEmbedded(),
                Settings = new GatewaySettings { Listen = new ListenSettings { Address = "127.0.0.1", Port = 0 } },
                SimulatedPace = 0,
            },
            Cancel);
        folder.Write("other.yaml", (await File.ReadAllTextAsync(folder["suite.yaml"], Cancel))
            .Replace("similar: {model: sim/small}", "similar: {model: mine/sim/small}", StringComparison.Ordinal));
        folder.Write("pointsman.yaml", $$"""
            providers:
              mine: { protocol: openai, baseUrl: "{{server.Address.AbsoluteUri}}v1" }
            """);
        string[][] ways =
        [
            ["run", "DIR/suite.yaml", "--gateway", server.Address.ToString(), "--out", "DIR/gateway.jsonl"],
            ["run", "DIR/other.yaml", "--config", "DIR/pointsman.yaml", "--out", "DIR/http.jsonl"],
        ];
        foreach (string[] way in ways)
        {
            BenchCall call = await folder.RunAsync(TimeProvider.System, [.. way, "--cases", "2"]);
            Assert.True(call.Code == 0, call.Error + call.Out);
            Assert.All(ScoresOf(folder[way[^1][4..]]), score => Assert.True(score.Similar >= 0));
        }
    }

    [Fact]
    public async Task What_fails_at_the_model_is_an_error_that_names_it_and_no_score()
    {
        using BenchFolder folder = BenchFolder.WithSuite("  - similar: {model: 'sim/small:400'}");
        BenchCall call = await folder.RunAsync(
            "run", "DIR/suite.yaml", "--models", "sim/large", "--out", "DIR/run.jsonl");
        Assert.Equal(100, call.Code);
        EvaluatorScore score = RunFile.Read(folder["run.jsonl"])[new Cell(0, 0, 0)]!.Scores![1];
        Assert.StartsWith("'sim/small:400' did not answer (400): ", score.Error, StringComparison.Ordinal);
    }

    private static List<(double Contains, double Similar)> ScoresOf(string path)
    {
        Run run = RunFile.Read(path);
        return
        [
            .. Enumerable.Range(0, run.Cases.Count).Select(at => run[new Cell(at, 0, 0)]!.Scores!)
                .Select(scores => (scores[0].Value, scores[1].IsScore ? scores[1].Value : -1)),
        ];
    }
}
