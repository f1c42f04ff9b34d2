using System.IO.Compression;
using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

public sealed class RunImportTests
{
    [Fact]
    public void Results_of_promptfoo_become_a_run()
    {
        using var folder = new TemporaryFolder();
        (ImportedRun told, Run run) = Import(folder, "promptfoo-results.json");
        Assert.Equal((2, 2, 3, 1), (told.Arms, told.Cases, told.Answers, told.Failures));
        Assert.Equal("promptfoo", run.Header.ImportedFrom);
        Assert.Equal("sums compared", run.Header.Suite);
        Assert.Equal(["openai/gpt-4o-mini", "anthropic/claude-x"], run.Header.Arms.Select(arm => arm.Model));

        CellResult first = run[new Cell(0, 0, 0)]!;
        Assert.Equal("4", first.Answer!.Text);
        Assert.Equal(new Usd(0.00012m), first.Answer.Cost);
        Assert.Equal((10, 2), (first.Answer.Usage!.Input, first.Answer.Usage.Output));
        Assert.Equal(TimeSpan.FromMilliseconds(640), first.Answer.Latency);
        Assert.Equal("sums", run.Cases[0].Case.Category);
    }

    [Fact]
    public void Grades_of_promptfoo_are_those_that_it_tells()
    {
        using var folder = new TemporaryFolder();
        (ImportedRun told, Run run) = Import(folder, "promptfoo-results.json");
        Assert.Equal(new Grade(1, true), run[new Cell(0, 0, 0)]!.Grade);
        Assert.Equal(new Grade(0.75, false), run[new Cell(0, 1, 0)]!.Grade);
        Assert.Equal([1.0, 3.0], run.Cases[0].Evaluators.Select(one => one.Weight));

        // A function of the user's own decided, so the parts are told only.
        Assert.Equal(new Grade(0.4, true), run[new Cell(1, 1, 0)]!.Grade);
        Assert.Equal([1.0, 0, 0], run.Cases[1].Evaluators.Select(one => one.Weight));
        Assert.False(run[new Cell(1, 1, 0)]!.Scores![2].IsScore);
        Assert.Contains(told.Notes, note => note.What.StartsWith("the verdict", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_is_a_failure_and_never_a_score()
    {
        using var folder = new TemporaryFolder();
        CellResult failed = Import(folder, "promptfoo-results.json").Run[new Cell(1, 0, 0)]!;
        Assert.Equal("429", failed.Failure!.Kind);
        Assert.Null(failed.Scores);
        Assert.Equal("timeout", Import(folder, "openai-log.jsonl").Run[new Cell(2, 0, 0)]!.Failure!.Kind);
        Assert.Equal("429", Import(folder, "inspect-log.json").Run[new Cell(1, 0, 1)]!.Failure!.Kind);
    }

    [Fact]
    public void A_log_of_OpenAI_evals_becomes_a_run()
    {
        using var folder = new TemporaryFolder();
        Run run = Import(folder, "openai-log.jsonl").Run;
        Assert.Equal("capitals.dev.v0", run.Header.Suite);
        Assert.Equal("gpt-4o-mini", run.Header.Arms.Single().Model);
        Assert.Equal(3, run.Cases.Count);
        Assert.True(run[new Cell(0, 0, 0)]!.Grade!.Passed);
        Assert.False(run[new Cell(1, 0, 0)]!.Grade!.Passed);
        Assert.Equal("Lima", run.Cases[1].Case.Expected!.Value.GetString());
    }

    [Fact]
    public void A_log_of_Inspect_becomes_a_run_with_its_epochs_as_repeats()
    {
        using var folder = new TemporaryFolder();
        Run run = Import(folder, "inspect-log.json").Run;
        Assert.Equal(("arithmetic", 2), (run.Header.Suite, run.Header.Repeats));
        Assert.True(run[new Cell(0, 0, 0)]!.Grade!.Passed);
        Assert.False(run[new Cell(0, 0, 1)]!.Grade!.Passed);
        Assert.Equal(("5", "length"), (run[new Cell(0, 0, 1)]!.Answer!.Text, run[new Cell(0, 0, 1)]!.Answer!.Finish));
        Assert.Equal(TimeSpan.FromMilliseconds(500), run[new Cell(0, 0, 0)]!.Answer!.Latency);
        Assert.Equal(new Usd(0.00001m), run[new Cell(0, 0, 0)]!.Answer!.Cost);

        CellResult poem = run[new Cell(1, 0, 0)]!;
        Assert.Equal("a rose", poem.Answer!.Text);
        Assert.Equal("look", poem.Answer.Tools.Single().Name);
        Assert.Equal([0.25, 1], poem.Scores!.Select(score => score.Value));
        Assert.Equal(["match rhyme", "match length"], run.Cases[1].Evaluators.Select(one => one.Name));
    }

    [Fact]
    public void An_eval_file_of_Inspect_is_the_same_run()
    {
        using var folder = new TemporaryFolder();
        string log = Zip(folder, "log.eval");
        RunImport.Write(log, folder.File("run.jsonl"));
        Run run = RunFile.Read(folder.File("run.jsonl"));
        Assert.Equal(("arithmetic", "openai/gpt-4o-mini"), (run.Header.Suite, run.Header.Arms.Single().Model));
        Assert.True(run[new Cell(0, 0, 0)]!.Grade!.Passed);
    }

    [Fact]
    public void A_packing_that_cannot_be_unpacked_is_told_with_the_way_out()
    {
        using var folder = new TemporaryFolder();
        string log = Zip(folder, "log.eval");
        byte[] bytes = File.ReadAllBytes(log);
        for (int at = 0; at + 12 < bytes.Length; at++)
        {
            // The method stands at 8 in the header of an entry and at 10 in the list of them; 93 is zstd.
            bool local = bytes.AsSpan(at).StartsWith("PK\u0003\u0004"u8),
                listed = bytes.AsSpan(at).StartsWith("PK\u0001\u0002"u8);
            if (local || listed)
            {
                bytes[at + (local ? 8 : 10)] = 93;
            }
        }

        File.WriteAllBytes(log, bytes);
        Fault fault = Refused(log, folder);
        Assert.Contains("zstd", fault.Found, StringComparison.Ordinal);
        Assert.Contains("inspect log convert", fault.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_Microsoft_Extensions_AI_Evaluation_become_a_run()
    {
        using var folder = new TemporaryFolder();
        (ImportedRun told, Run run) = Import(folder, "meai");
        Assert.Equal((1, 2, 3, 0), (told.Arms, told.Cases, told.Answers, told.Failures));
        Assert.Equal("Hello!", run[new Cell(0, 0, 1)]!.Answer!.Text);
        Assert.Equal(
            [(1.0, true), (0.25, false)], run[new Cell(0, 0, 0)]!.Scores!.Select(one => (one.Value, one.Passed)));
        Assert.Equal(
            (12, 3), (run[new Cell(0, 0, 0)]!.Answer!.Usage!.Input, run[new Cell(0, 0, 0)]!.Answer!.Usage!.Output));
        Assert.Equal([true, false, false], run[new Cell(1, 0, 0)]!.Scores!.Select(one => one.IsScore));
        Assert.Null(run[new Cell(1, 0, 0)]!.Grade);
        Assert.Equal("Greet me.", run.Cases[0].Case.Values["input"].GetString());
    }

    [Fact]
    public void A_file_that_was_cut_off_leaves_no_run()
    {
        using var folder = new TemporaryFolder();
        string text = File.ReadAllText(Some.File("promptfoo-results.json"));
        string cut = folder.Write("results.json", text[..(text.Length * 3 / 4)]);
        Assert.Contains("was cut off", Refused(cut, folder).Found, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(Some.File("openai-log.jsonl"));
        cut = folder.Write("log.jsonl", string.Join('\n', lines)[..^10]);
        Assert.Equal(
            ($"{cut}:7", "the last line was cut off"), (Refused(cut, folder).Where, Refused(cut, folder).Found));
        Assert.Equal(["log.jsonl", "results.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_same_results_make_the_same_run()
    {
        using var folder = new TemporaryFolder();
        RunImport.Write(Some.File("promptfoo-results.json"), folder.File("a.jsonl"));
        RunImport.Write(Some.File("promptfoo-results.json"), folder.File("b.jsonl"));
        Assert.Equal(File.ReadAllText(folder.File("a.jsonl")), File.ReadAllText(folder.File("b.jsonl")));
    }

    [Fact]
    public void Nothing_is_written_over()
    {
        using var folder = new TemporaryFolder();
        folder.Write("run.jsonl", "mine");
        Assert.Contains(
            "there already", Refused(Some.File("inspect-log.json"), folder).Found, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.File("run.jsonl")));
    }

    private static Fault Refused(string path, TemporaryFolder folder) =>
        Assert.Throws<FaultsException>(() => RunImport.Write(path, folder.File("run.jsonl"))).Faults.Single();

    private static (ImportedRun Told, Run Run) Import(TemporaryFolder folder, string name)
    {
        string target = folder.File($"{name}.run.jsonl");
        return (RunImport.Write(Some.File(name), target), RunFile.Read(target));
    }

    private static string Zip(TemporaryFolder folder, string name)
    {
        string text = File.ReadAllText(Some.File("inspect-log.json"));
        using var json = System.Text.Json.JsonDocument.Parse(text);
        using var zip = ZipFile.Open(folder.File(name), ZipArchiveMode.Create);
        Write("header.json", text.Split("\"samples\": [")[0].TrimEnd().TrimEnd(',') + "}");
        Write("samples/1_epoch_1.json", json.RootElement.GetProperty("samples")[0].GetRawText());
        Write("summaries.json", "[]");
        return folder.File(name);

        void Write(string entry, string content)
        {
            using var stream = new StreamWriter(zip.CreateEntry(entry).Open());
            stream.Write(content);
        }
    }
}
