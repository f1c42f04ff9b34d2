using Xunit;

namespace Pointsman.Cli.Tests.Advising;

public sealed class RequirementFileTests
{
    private const string Yaml = """
        task: rag
        volume: 5000/day
        growth: 5%
        latency: 3s
        budget: 900/month, 0.02/request
        modalities: [text, image]
        must: [tools, json-schema]
        languages: [en, de]
        """;

    [Fact]
    public async Task Yaml_and_json_that_say_the_same_are_the_same_requirement()
    {
        const string Json = """
            {"task":"rag","volume":"5000/day","growth":"5%","latency":"3s","budget":"900/month, 0.02/request",
             "modalities":"text,image","must":["tools","json-schema"],"languages":"en,de"}
            """;
        AdviseRun yaml = await AdviseRun.OfFile(".yaml", Yaml, "--requirements", "FILE", "--print-requirement");
        AdviseRun json = await AdviseRun.OfFile(".json", Json, "--requirements", "FILE", "--print-requirement");
        Assert.Equal((0, ""), (yaml.Code, yaml.Error));
        Assert.Equal(yaml.Out, json.Out);
    }

    [Theory]
    [InlineData("customer-support")]
    [InlineData("content-platform")]
    [InlineData("legal-documents")]
    [InlineData("voice")]
    [InlineData("education")]
    [InlineData("medical-chatbot")]
    public async Task A_printed_requirement_read_again_is_the_same_requirement(string profile)
    {
        AdviseRun printed = await AdviseRun.Of("--profile", profile, "--print-requirement");
        AdviseRun again = await AdviseRun.OfFile(".json", printed.Out, "--requirements", "FILE", "--print-requirement");
        Assert.Equal(0, again.Code);
        Assert.Equal(printed.Out, again.Out);
    }

    [Fact]
    public async Task Every_key_that_was_given_survives_being_printed()
    {
        string[] flags =
        [
            "--task", "rag", "--volume", "5/s", "--peak", "4", "--growth", "5%", "--latency", "1.5s",
            "--budget", "900k/month,0.02/request", "--context", "64k", "--tokens-in", "3k", "--tokens-out", "300",
            "--modalities", "text,pdf", "--output", "text", "--privacy", "no-training", "--compliance", "soc2",
            "--region", "eu", "--gpus", "2", "--reasoning", "general", "--quality", "70%", "--priority", "cost",
            "--stakes", "low", "--usage", "normal", "--stance", "operational", "--deployment", "hybrid",
            "--pipeline", "yes", "--must", "tools", "--nice", "citations", "--accept", "deprecated", "--languages", "en",
            "--providers", "maker,cloud",
        ];
        AdviseRun printed = await AdviseRun.Of([.. flags, "--print-requirement"]);
        Assert.Equal((0, ""), (printed.Code, printed.Error));
        AdviseRun again = await AdviseRun.OfFile(".json", printed.Out, "--requirements", "FILE", "--print-requirement");
        Assert.Equal(printed.Out, again.Out);
        string[] given = [.. flags.Where((_, i) => i % 2 == 0).Select(flag => flag[2..])];
        Assert.Equal(given.Order(), printed.Json.EnumerateObject().Select(key => key.Name).Order());
    }

    [Fact]
    public async Task A_flag_overrides_the_file()
    {
        AdviseRun run = await AdviseRun.OfFile(".yaml", Yaml, "--requirements", "FILE", "--task", "code", "--print-requirement");
        Assert.Equal("code", run.Json.GetProperty("task").GetString());
    }

    [Theory]
    [InlineData("", "FILE: found nothing")]
    [InlineData("- task", "FILE: found a list")]
    [InlineData("task: code\nvoulme: 5/day", "FILE:2 voulme: this key is unknown; did you mean volume?")]
    [InlineData("task: code\ntask: chat", "the key 'task' stands there twice")]
    public async Task A_file_that_is_no_requirement_is_refused(string text, string says)
    {
        AdviseRun run = await AdviseRun.OfFile(".yaml", text, "--requirements", "FILE");
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains(says, Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        AdviseRun run = await AdviseRun.Of("--requirements", "nowhere.yaml");
        Assert.Equal("--requirements nowhere.yaml: there is no such file; give a YAML or JSON file", Assert.Single(run.Faults));
    }

    [Fact]
    public async Task A_profile_beside_a_file_is_refused()
    {
        AdviseRun run = await AdviseRun.OfFile(".yaml", Yaml, "--requirements", "FILE", "--profile", "voice");
        Assert.Contains("start from one of the two", Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measured_results_replace_what_the_catalog_supposes()
    {
        const string Measured = """{"from":"run 7","results":[{"model":"gpt-4o-mini","n":100000,"quality":"99%"}]}""";
        AdviseRun run = await AdviseRun.OfFile(
            ".json", Measured, "--task", "rag", "--priority", "accuracy", "--evidence", "FILE", "--format", "json");
        Assert.Equal("gpt-4o-mini", run.Json.GetProperty("shortlist")[0].GetProperty("model").GetString());
        string from = run.Json.GetProperty("shortlist")[0].GetProperty("evidence")[0].GetProperty("from").GetString()!;
        Assert.StartsWith("100000 cases of yours at 0.99 (run 7)", from, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "it cannot be read")]
    [InlineData("[]", "write an object of keys and values")]
    [InlineData("""{"results":[{"model":"gpt-4o-minni","n":5}]}""", "did you mean gpt-4o-mini")]
    public async Task Bad_evidence_is_refused(string text, string says)
    {
        AdviseRun run = await AdviseRun.OfFile(".json", text, "--task", "rag", "--evidence", "FILE");
        Assert.Equal((2, ""), (run.Code, run.Out));
        Assert.Contains(says, string.Join('\n', run.Faults), StringComparison.Ordinal);
    }
}
