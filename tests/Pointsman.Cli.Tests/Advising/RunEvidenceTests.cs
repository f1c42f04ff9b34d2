using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Advising;

/// <summary>A run as evidence for advice.</summary>
public sealed class RunEvidenceTests
{
    private const string Small = """{"name":"mini","model":"openai/gpt-4o-mini"}""";
    private const string Large = """{"name":"gemini","model":"gemini-3.5-flash"}""";

    [Fact]
    public async Task A_run_counts_as_measured_and_is_named_with_its_cases_and_its_day()
    {
        AdviseRun run = await OfRun($"{Small},{Large}", "--task", "support", "--format", "json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        JsonElement shortlist = run.Json.GetProperty("shortlist");
        string[] said =
        [
            .. shortlist.EnumerateArray().SelectMany(entry => entry.GetProperty("evidence").EnumerateArray())
                .Select(one => one.GetProperty("from").GetString()!),
        ];
        Assert.Contains(said, from => from.Contains(
            "400 cases of yours at 1.00 (support, 2026-11-21)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_says_nothing_about_a_model_is_left_out_and_that_is_said_beside_the_answer()
    {
        AdviseRun run = await OfRun(
            $$"""{"name":"fake","model":"sim/small","simulated":true},{{Large}}""", "--task", "support");
        Assert.Equal(0, run.Code);
        Assert.Contains(
            "'fake' is left out: it is simulated, which says nothing about a model", run.Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("'fake'", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_simulated_models_alone_is_refused()
    {
        AdviseRun run = await OfRun(
            """{"name":"a","model":"sim/small","simulated":true},{"name":"b","model":"sim/large","simulated":true}""",
            "--task", "support");
        Assert.Equal(2, run.Code);
        string fault = Assert.Single(run.Faults);
        Assert.StartsWith(
            "--evidence FILE: a run that says nothing about a model: 'a' is left out", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_count_together_and_the_later_one_first()
    {
        const string Own = """{"results":[{"model":"gemini-3.5-flash","n":900,"quality":0.5}]}""";
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, Own);
        try
        {
            AdviseRun run = await OfRun(
                $"{Small},{Large}", "--evidence", path, "--task", "support", "--format", "json");
            Assert.Equal(0, run.Code);
            Assert.DoesNotContain("400 cases of yours at 1.00", run.Out, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_damaged_run_is_refused_with_its_line()
    {
        AdviseRun run = await AdviseRun.OfFile(
            ".jsonl", "{\"run\":{\"format\":1}}\n", "--task", "support", "--evidence", "FILE");
        Assert.Equal(2, run.Code);
        Assert.StartsWith("FILE: line 1 cannot be read", Assert.Single(run.Faults), StringComparison.Ordinal);
    }

    private static Task<AdviseRun> OfRun(string arms, params string[] args) => AdviseRun.OfFile(
        ".jsonl", string.Join('\n', MadeRunFile.Lines(arms)) + "\n", ["--evidence", "FILE", .. args]);
}
