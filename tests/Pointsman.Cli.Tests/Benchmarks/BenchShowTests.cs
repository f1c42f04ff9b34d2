using System.Text.Json.Nodes;
using Pointsman.Evaluation;
using Xunit;

namespace Pointsman.Cli.Tests.Benchmarks;

/// <summary><c>bench report</c>, <c>bench list</c> and <c>bench import</c>.</summary>
public sealed class BenchShowTests
{
    [Fact]
    public async Task A_report_is_the_same_each_time_and_takes_its_form_from_its_name()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        BenchCall first = await folder.RunAsync("report", "DIR/run.jsonl", "--format", "markdown");
        BenchCall second = await folder.RunAsync("report", "DIR/run.jsonl", "--format", "markdown");
        Assert.Equal((0, first.Out), (second.Code, second.Out));
        BenchCall written = await folder.RunAsync("report", "DIR/run.jsonl", "--out", "DIR/run.xml");
        Assert.Equal((0, "", "written: DIR/run.xml\n"), (written.Code, written.Out, written.Error));
        Assert.Contains("<testsuites", await File.ReadAllTextAsync(
            folder["run.xml"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Runs_are_listed_with_what_became_of_them()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/run.jsonl");
        string[] lines = await File.ReadAllLinesAsync(folder["run.jsonl"], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(folder["cut.jsonl"], lines[..^1], TestContext.Current.CancellationToken);
        BenchCall call = await folder.RunAsync("list", "DIR");
        Assert.Equal(0, call.Code);
        Assert.Matches(@"capitals +2 +10 +sim/large +\d+\.0 % +\$[0-9.]+ +whole +DIR/run.jsonl", call.Out);
        Assert.Matches(@"cut off +DIR/cut.jsonl", call.Out);
        Assert.Equal("no runs: cases.jsonl\n", call.Error);
    }

    [Fact]
    public async Task The_newest_run_stands_first_with_its_best_arm_and_what_it_cost()
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        await folder.RunAsync("run", "DIR/suite.yaml", "--out", "DIR/a.jsonl");
        string run = await File.ReadAllTextAsync(folder["a.jsonl"], TestContext.Current.CancellationToken);
        string started = JsonNode.Parse(run.Split('\n')[0])!["run"]!["started"]!.GetValue<string>();
        folder.Write("b.jsonl", run.Replace(started, "2099-01-01T00:00:00+00:00", StringComparison.Ordinal));
        JsonArray runs = JsonNode.Parse((await folder.RunAsync("list", "DIR", "--format", "json")).Out)!["runs"]!
            .AsArray();
        Assert.Equal(["b.jsonl", "a.jsonl"], runs.Select(one => Path.GetFileName((string)one!["file"]!)));
        RunRow row = RunRow.Of("a.jsonl", RunFile.Read(folder["a.jsonl"]));
        Assert.Equal(["sim/small", "sim/large"], row.Arms);
        Assert.All(runs, one => Assert.Equal(
            ("sim/large", Math.Round(row.Best!.Value.Accuracy, 6), row.Cost.Amount, "whole"),
            ((string)one!["best"]!, (double)one["accuracy"]!, (decimal)one["usd"]!, (string)one["state"]!)));
    }

    [Theory]
    [InlineData("evaluators", "contains-any")]
    [InlineData("templates", "classification")]
    [InlineData("formats", "promptfoo")]
    [InlineData("benchmarks", "gsm8k")]
    public async Task Words_are_listed(string what, string word)
    {
        using var folder = new BenchFolder();
        BenchCall call = await folder.RunAsync("list", what);
        Assert.Equal(0, call.Code);
        Assert.Contains($"  {word} ", call.Out);
        Assert.Contains($"\"{word}\"", (await folder.RunAsync("list", what, "--format", "json")).Out);
    }

    [Fact]
    public async Task Each_evaluator_says_what_it_looks_for_and_has_a_page()
    {
        using var folder = new BenchFolder();
        string list = (await folder.RunAsync("list", "evaluators")).Out;
        Assert.Contains("  f1               Words shared with a text, as SQuAD counts.\n", list);
        Assert.Contains("  hallucination    The same as faithfulness, under the name", list);
        foreach (string name in SuiteWords.Evaluators)
        {
            Assert.Matches($"  {name} +[A-Z].*\\.\n", list);
            Assert.StartsWith($"# {name}\n", (await folder.RunAsync("list", "evaluators", name)).Out);
        }
    }

    [Theory]
    [InlineData("evaluators", "nonsense", "there is no such evaluator")]
    [InlineData("templates", "rag", "nothing can be named behind templates")]
    public async Task A_name_that_has_no_page_is_told(string what, string name, string found)
    {
        using var folder = new BenchFolder();
        BenchCall call = await folder.RunAsync("list", what, name);
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.Contains(found, call.Error);
    }

    [Fact]
    public async Task A_suite_of_another_tool_is_imported_with_notes_of_what_is_left_behind()
    {
        using var folder = new BenchFolder();
        folder.Write("promptfooconfig.yaml", """
            prompts: ["Capital of {{country}}?"]
            providers: [openai:gpt-4o-mini]
            tests:
              - vars: {country: Norway}
                assert:
                  - {type: icontains, value: oslo}
                  - {type: javascript, value: output.length < 10}
            """);
        BenchCall call = await folder.RunAsync("import", "DIR/promptfooconfig.yaml", "--out", "DIR/made");
        Assert.True(call.Code == 0, call.Error);
        Assert.Contains("not carried over as it was", call.Out);
        Assert.Contains("javascript", call.Out);
        Assert.Contains("pointsman bench run DIR/made/suite.yaml --dry-run", call.Out);
        Assert.True(File.Exists(folder["made/cases.jsonl"]));
    }

    [Fact]
    public async Task Results_of_another_tool_become_a_run()
    {
        using var folder = new BenchFolder();
        folder.Write("results.json", """
            {"version": 3, "results": {"version": 3, "timestamp": "2026-01-01T00:00:00Z", "prompts": [], "results": [
              {"promptIdx": 0, "testIdx": 0, "provider": {"id": "openai:gpt-4o-mini"}, "prompt": {"raw": "x", "label": "x"},
               "vars": {"q": "1"}, "response": {"output": "yes"}, "success": true, "score": 1, "latencyMs": 10,
               "gradingResult": {"pass": true, "score": 1, "componentResults": []}}]}}
            """);
        BenchCall call = await folder.RunAsync("import", "DIR/results.json", "--out", "DIR/runs/r.jsonl");
        Assert.True(call.Code == 0, call.Error);
        Assert.Contains("1 case, 1 arm, 1 answer, 0 failures", call.Out);
        Assert.Equal(0, (await folder.RunAsync("report", "DIR/runs/r.jsonl")).Code);
    }

    [Theory]
    [InlineData("DIR/no.jsonl: there is no such file; ", "report", "DIR/no.jsonl")]
    [InlineData("DIR/cases.jsonl: line 1 cannot be read", "report", "DIR/cases.jsonl")]
    [InlineData("--out: found 'DIR/a.pdf'; end the name with one of ", "report", "DIR/cases.jsonl", "--out", "DIR/a.pdf")]
    [InlineData("--format: found 'pdf'; ", "report", "DIR/cases.jsonl", "--format", "pdf")]
    [InlineData("DIR/nowhere: there is no such folder; ", "list", "DIR/nowhere")]
    [InlineData("--from: found 'promptfo'; did you mean promptfoo?", "import", "DIR/cases.jsonl", "--from", "promptfo")]
    [InlineData("DIR/suite.yaml: this is no file of ", "import", "DIR/suite.yaml")]
    [InlineData("rnu: this command is unknown; did you mean run?", "rnu")]
    [InlineData("bench: a command is missing; commands: init, size, run, report, compare, best, import, list, sample")]
    public async Task What_cannot_be_used_is_refused_with_1(string fault, params string[] args)
    {
        using BenchFolder folder = BenchFolder.WithSuite();
        BenchCall call = await folder.RunAsync(args);
        Assert.Equal(1, call.Code);
        Assert.StartsWith(fault, Assert.Single(call.Faults));
        Assert.Empty(call.Out);
    }
}
