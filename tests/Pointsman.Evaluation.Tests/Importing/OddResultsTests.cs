using System.IO.Compression;
using System.Text;
using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

/// <summary>Results as they stand on disks: cut letters, newer versions, runs that were cut off.</summary>
public sealed class OddResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("promptfoo-results.json", "\"output\": \"4\"", "\"output\": \"4\\ud83d\"")]
    [InlineData("openai-log.jsonl", "[\"Madrid\"]", "[\"Madrid\\uDE00\"]")]
    [InlineData("inspect-log.json", "\"completion\": \"4\"", "\"completion\": \"4\\ud83d!\"")]
    public void Half_a_letter_is_read_as_one_that_is_unknown_and_noted(string name, string sound, string half)
    {
        string text = Text(name).Replace(sound, half, StringComparison.Ordinal);
        Assert.Contains(half, text, StringComparison.Ordinal);
        (ImportedRun told, Run run) = Import(name, Encoding.UTF8.GetBytes(text));
        Assert.Contains('\uFFFD', run[new Cell(0, 0, 0)]!.Answer!.Text);
        Assert.Contains(
            told.Notes, note => note.What.Contains("that are no Unicode", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("promptfoo-results.json")]
    [InlineData("openai-log.jsonl")]
    [InlineData("inspect-log.json")]
    public void A_byte_that_is_no_letter_a_mark_at_the_beginning_and_line_ends_of_Windows_are_read(string name)
    {
        string plain = Text(name).Replace("\n", "\r\n", StringComparison.Ordinal);
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(plain)];
        foreach (byte[] word in new[] { "Expected 4"u8.ToArray(), "Cusco"u8.ToArray(), "Poem?"u8.ToArray() })
        {
            int at = bytes.AsSpan().IndexOf(word);
            if (at >= 0)
            {
                bytes[at + 1] = 0xFF;
            }
        }

        Run run = Import(name, bytes).Run;
        Assert.Equal(RunFile.Read(Written(name)).Cases.Count, run.Cases.Count);
        Assert.True(run[new Cell(0, 0, 0)]!.Grade!.Passed);
    }

    [Fact]
    public void Versions_that_are_not_known_are_noted()
    {
        Assert.Contains(
            Import("promptfoo-results.json", With("promptfoo-results.json", "\"version\": 3", "\"version\": 9"))
                .Told.Notes, note => note.What == "results of version 9, where 1 to 3 are known");
        Assert.Contains(
            Import("inspect-log.json", With("inspect-log.json", "\"version\": 2", "\"version\": 7")).Told.Notes,
            note => note.What == "a log of version 7, where 1 and 2 are known");
        Assert.DoesNotContain(
            Import("promptfoo-results.json", With("promptfoo-results.json", "\"version\": 3", "\"version\": 2"))
                .Told.Notes, note => note.What.Contains("version", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_of_Python_that_are_none_are_no_score()
    {
        byte[] log = With("inspect-log.json", "\"value\": \"I\"", "\"value\": NaN, \"answer\": \"NaN -Infinity\"");
        log = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(log).Replace(
            "\"length\": 1", "\"length\": -Infinity", StringComparison.Ordinal));
        Run run = Import("inspect-log.json", log).Run;
        Assert.True(run[new Cell(0, 0, 0)]!.Grade!.Passed);
        Assert.False(run[new Cell(0, 0, 1)]!.Scores!.Single().IsScore);
        Assert.Equal([true, false], run[new Cell(1, 0, 0)]!.Scores!.Select(score => score.IsScore));

        byte[] report = With("openai-log.jsonl", "\"accuracy\": 0.5", "\"accuracy\": NaN");
        Assert.Equal(3, Import("openai-log.jsonl", report).Run.Cases.Count);
    }

    [Fact]
    public void The_model_of_a_log_may_stand_behind_its_samples()
    {
        string[] parts = Text("inspect-log.json").Split("  \"eval\": ");
        string model = parts[1].Split(",\n  \"plan\"")[0];
        string text = parts[0] + parts[1][(model.Length + 2)..].TrimEnd().TrimEnd('}') + $", \"eval\": {model}}}";
        Run run = Import("inspect-log.json", Encoding.UTF8.GetBytes(text)).Run;
        Assert.Equal("openai/gpt-4o-mini", run.Header.Arms.Single().Model);
        Assert.Equal("arithmetic", run.Header.Suite);
    }

    [Fact]
    public void A_log_that_was_cut_off_is_noted()
    {
        string log = Text("openai-log.jsonl");
        byte[] cut = Encoding.UTF8.GetBytes(log[..log.LastIndexOf("{\"final_report\"", StringComparison.Ordinal)]);
        Assert.Contains(
            Import("openai-log.jsonl", cut).Told.Notes,
            note => note.What.StartsWith("the log has no final_report", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Import("openai-log.jsonl", Encoding.UTF8.GetBytes(log)).Told.Notes,
            note => note.What.Contains("final_report", StringComparison.Ordinal));

        using (ZipArchive zip = ZipFile.Open(_folder.File("log.eval"), ZipArchiveMode.Create))
        {
            Write(zip, "_journal/start.json", """{"version": 2, "eval": {"task": "t", "model": "m"}}""");
            Write(zip, "samples/1_epoch_1.json", """
                {"id": 1, "epoch": 1, "input": "2+2?", "output": {"completion": "4"}, "scores": {"match": "C"}}
                """);
        }

        ImportedRun told = RunImport.Write(_folder.File("log.eval"), _folder.File("journal.jsonl"));
        Assert.Equal((1, 0), (told.Answers, told.Failures));
        Assert.Contains(
            told.Notes, note => note.What.StartsWith("the log was not ended", StringComparison.Ordinal));
    }

    [Fact]
    public void The_time_of_a_cache_is_no_time_of_a_model()
    {
        byte[] cached = With("promptfoo-results.json", "\"cached\": false", "\"cached\": true");
        Assert.Null(Import("promptfoo-results.json", cached).Run[new Cell(0, 0, 0)]!.Answer!.Latency);
        byte[] told = With("promptfoo-results.json", "\"cached\": false", "\"cached\": true, \"latencyMs\": 800");
        Assert.Equal(
            TimeSpan.FromMilliseconds(800),
            Import("promptfoo-results.json", told).Run[new Cell(0, 0, 0)]!.Answer!.Latency);
    }

    private (ImportedRun Told, Run Run) Import(string name, byte[] bytes)
    {
        string file = _folder.File(name), target = _folder.File($"{Guid.NewGuid():n}.jsonl");
        File.WriteAllBytes(file, bytes);
        return (RunImport.Write(file, target), RunFile.Read(target));
    }

    private string Written(string name)
    {
        string target = _folder.File($"{name}.sound.jsonl");
        RunImport.Write(Some.File(name), target);
        return target;
    }

    private static string Text(string name) =>
        File.ReadAllText(Some.File(name)).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static byte[] With(string name, string before, string after)
    {
        string text = Text(name).Replace(before, after, StringComparison.Ordinal);
        Assert.Contains(after, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = new StreamWriter(zip.CreateEntry(name).Open());
        stream.Write(text);
    }
}
