using System.Text.Json.Nodes;
using Pointsman.Evaluation;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary>Cases drawn from what a real gateway recorded.</summary>
public sealed class BenchSampleTests : IAsyncLifetime
{
    private const string Streaming = ",\"stream\":true";

    private const string OpenAi = """
        "model":"support","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"What is 2+2?"}]
        """;

    private const string Anthropic = """
        "model":"support","max_tokens":50,"system":"Be brief.",
        "messages":[{"role":"user","content":[{"type":"text","text":"What is 2+2?"}]}]
        """;

    private const string Responses = """
        "model":"support","instructions":"Be brief.","input":"What is 2+2?"
        """;

    private const string Gemini = """
        "systemInstruction":{"parts":[{"text":"Be brief."}]},
        "contents":[{"role":"user","parts":[{"text":"What is 2+2?"}]}]
        """;

    private RecordingGateway _gateway = null!;

    private string Out => _gateway.File("drawn.jsonl");

    public async ValueTask InitializeAsync() => _gateway = await RecordingGateway.StartAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Routes_are_drawn_in_proportion_and_nothing_of_a_route_that_did_not_opt_in()
    {
        for (int i = 0; i < 30; i++)
        {
            await _gateway.AskAsync("support", $"What is {i} + 7?");
            await _gateway.AskAsync("quiet", $"a quiet word {i}");
            if (i % 3 == 0)
            {
                await _gateway.AskAsync("sales", $"What is {i} times 3?");
            }
        }

        SampleRun run = await _gateway.SampleAsync(
            "--from-gateway", "--route", "support", "--route", "sales", "--count", "12", "--out", Out);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains($"12 cases of 40 recorded requests in {Out}", run.Out);
        Assert.Matches(@"support +30 +9\n", run.Out);
        Assert.Matches(@"sales +10 +3\n", run.Out);

        IReadOnlyList<JsonObject> cases = SampleRun.Cases(Out);
        Assert.Equal(
            [("sales", 3), ("support", 9)],
            cases.GroupBy(one => (string)one["category"]!).OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Count())));
        Assert.All(cases, one => Assert.False(one.ContainsKey("expected")));
        Assert.All(cases, one => Assert.Equal("completed", (string?)one["outcome"]));
        Assert.Contains(cases, one => (string?)one["model"] == "sim/large");
        JsonObject sum = cases.First(one => ((string)one["input"]!).EndsWith(" + 7?", StringComparison.Ordinal));
        int first = int.Parse(((string)sum["input"]!).Split(' ')[2], null);
        Assert.Contains((first + 7).ToString(null, null), (string)sum["reference"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("quiet", File.ReadAllText(Out), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_file()
    {
        for (int i = 0; i < 20; i++)
        {
            await _gateway.AskAsync("support", $"question {i}");
        }

        string[] args = ["--from-gateway", "--route", "support", "--count", "8", "--out"];
        await _gateway.SampleAsync([.. args, Out]);
        await _gateway.SampleAsync([.. args, _gateway.File("again.jsonl")]);
        await _gateway.SampleAsync([.. args, _gateway.File("other.jsonl"), "--seed", "2"]);
        string drawn = File.ReadAllText(Out);
        Assert.Equal(drawn, File.ReadAllText(_gateway.File("again.jsonl")));
        Assert.NotEqual(drawn, File.ReadAllText(_gateway.File("other.jsonl")));
    }

    [Fact]
    public async Task What_must_not_leave_is_masked_and_who_asked_is_not_told()
    {
        string key = await _gateway.CreateKeyAsync("""{"name":"xyzzy-key","tags":{"team":"xyzzy-team"}}""");
        await _gateway.AskAsync(
            "support", "I am ann@example.com, card 4111 1111 1111 1111, customer C-123456, ring +49 30 1234567", key,
            ""","user":"xyzzy-user","metadata":{"session_id":"xyzzy-session"}""");
        SampleRun run = await _gateway.SampleAsync("--from-gateway", "--route", "support", "--out", Out);
        Assert.Equal(0, run.Code);
        JsonObject one = Assert.Single(SampleRun.Cases(Out));
        Assert.Equal(
            "I am [email], card [card], customer [customer], ring [phone]", (string?)one["input"]);
        string text = File.ReadAllText(Out);
        foreach (string word in new[] { "xyzzy", "pm_", "ann@", "4111", "C-123456", "1234567" })
        {
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }

        Assert.Matches(@"masked: .*\d+ email.*\d+ card.*\d+ phone", run.Out);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Out));
        }

        await _gateway.SampleAsync(
            "--from-gateway", "--route", "support", "--keep", "email,phone", "--out", _gateway.File("kept.jsonl"));
        Assert.Equal(
            "I am ann@example.com, card [card], customer [customer], ring +49 30 1234567",
            (string?)SampleRun.Cases(_gateway.File("kept.jsonl"))[0]["input"]);
    }

    [Theory]
    [InlineData("/v1/chat/completions", OpenAi)]
    [InlineData("/v1/chat/completions", OpenAi + Streaming)]
    [InlineData("/v1/messages", Anthropic)]
    [InlineData("/v1/messages", Anthropic + Streaming)]
    [InlineData("/v1/responses", Responses)]
    [InlineData("/v1/responses", Responses + Streaming)]
    [InlineData("/v1beta/models/support:generateContent", Gemini)]
    [InlineData("/v1beta/models/support:streamGenerateContent", Gemini)]
    [InlineData("/v1beta/models/support:streamGenerateContent?alt=sse", Gemini)]
    public async Task Every_protocol_becomes_the_same_case(string path, string body)
    {
        await _gateway.SendAsync("support", path, $"{{{body}}}");
        SampleRun run = await _gateway.SampleAsync("--from-gateway", "--route", "support", "--out", Out);
        Assert.Equal((0, ""), (run.Code, run.Error));
        JsonObject one = Assert.Single(SampleRun.Cases(Out));
        Assert.Equal("What is 2+2?", (string?)one["input"]);
        Assert.Equal("""[{"role":"system","content":"Be brief."}]""", one["messages"]!.ToJsonString());
        Assert.Contains("4", (string)one["reference"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_question_in_words_is_left_out_and_counted()
    {
        await _gateway.AskAsync("support", "What is 2+2?");
        await _gateway.AskAsync("support", "what is 2+2");
        await _gateway.SendAsync("support", "/v1/chat/completions", """
            {"model":"support","messages":[{"role":"user","content":[{"type":"text","text":"what is it?"},
             {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]}]}
            """);
        await _gateway.SendAsync("support", "/v1/messages/count_tokens", """
            {"model":"support","messages":[{"role":"user","content":"how long is this?"}]}
            """);
        SampleRun run = await _gateway.SampleAsync(
            "--from-gateway", "--route", "support", "--out", Out, "--format", "json");
        Assert.Equal(0, run.Code);
        Assert.Equal((1, 4, 1), (
            (int)run.Json["cases"]!, (int)run.Json["recorded"]!, (int)run.Json["duplicates"]!));
        Assert.Equal(
            """{"images, sounds or files":1,"no conversation":1}""", run.Json["leftOut"]!.ToJsonString());
        Assert.Equal(2, (int)SampleRun.Cases(Out)[0]["asked"]!);
    }

    [Fact]
    public async Task A_suite_to_begin_with_can_be_run_as_it_is()
    {
        await _gateway.AskAsync("support", "What is 2+2?");
        string suite = _gateway.File("suites/support.yaml");
        SampleRun run = await _gateway.SampleAsync(
            "--from-gateway", "--route", "support", "--out", Out, "--suite", suite);
        Assert.Equal(0, run.Code);
        Suite read = SuiteFile.Read(suite);
        Assert.Equal(("support-recorded", "support"), (read.Name, read.Models[0].Model));
        Case one = Assert.Single(read.Cases.SelectMany(source => source.Read())).Case!;
        Assert.Equal("What is 2+2?", one.Values["input"].GetString());
        Assert.Equal(["recorded"], one.Tags);
    }

    [Fact]
    public async Task Nothing_recorded_yet_is_said_and_no_file_is_written()
    {
        SampleRun run = await _gateway.SampleAsync("--from-gateway", "--route", "sales", "--out", Out);
        Assert.Equal(3, run.Code);
        Assert.StartsWith("nothing is recorded yet of sales since ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Out));
    }

    [Theory]
    [InlineData("quiet", "--route quiet: 'quiet' did not opt in", "set routes.quiet.store.prompts: yes")]
    [InlineData("suport", "--route suport: no route is called 'suport'", "did you mean support?")]
    public async Task A_route_that_cannot_be_drawn_from_is_refused_with_the_way_out(
        string route, string found, string fix)
    {
        SampleRun run = await _gateway.SampleAsync("--from-gateway", "--route", route, "--out", Out);
        Assert.Equal(2, run.Code);
        Assert.Contains(found, run.Error, StringComparison.Ordinal);
        Assert.Contains(fix, run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Flags_that_are_wrong_are_refused_all_at_once()
    {
        File.WriteAllText(Out, "");
        SampleRun run = await _gateway.SampleAsync(
            "--count", "0", "--by", "colour", "--since", "long", "--keep", "email,names", "--out", Out,
            "--suite", "suite.txt");
        Assert.Equal(2, run.Code);
        Assert.Equal(
            ["--by", "--count", "--from-gateway", "--keep", "--out", "--route", "--since", "--suite"],
            run.Error.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal))
                .Select(line => line[7..].Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_away_is_named()
    {
        SampleRun run = await SampleRun.Of(
            "http://127.0.0.1:9", "pm_admin_test", "--from-gateway", "--route", "support", "--out", Out);
        Assert.Equal(2, run.Code);
        Assert.Contains("--server http://127.0.0.1:9: nothing answers there", run.Error, StringComparison.Ordinal);
    }
}
