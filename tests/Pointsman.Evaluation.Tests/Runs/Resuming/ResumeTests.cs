using System.Text;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Resuming;

/// <summary>A file that was cut off anywhere is continued, and nothing that was answered is asked again.</summary>
public sealed class ResumeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_is_cut_at_any_byte_is_continued_to_the_same_results()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        Suite suite = Some.Suite(4, "a", "b") with { Evaluators = [new EvaluatorUse(new AskingEvaluator(times: 2))] };
        (Run whole, _, _) = await RunAsync(suite, path);
        byte[] bytes = await File.ReadAllBytesAsync(path, Cancel);

        for (int length = 0; length < bytes.Length; length += 37)
        {
            string cut = folder.File($"{length}.jsonl");
            await File.WriteAllBytesAsync(cut, bytes[..length], Cancel);
            int lines = Array.LastIndexOf(bytes, (byte)'\n', Math.Max(0, length - 1)) + 1;
            string kept = Encoding.UTF8.GetString(bytes, 0, lines);
            (Run run, int answers, int judged) = await RunAsync(suite, cut);

            Assert.Equal((whole.Count, null), (run.Count, run.Failed));
            Assert.Equal(8 - Lines(kept, "answer"), answers);
            Assert.Equal(16 - Lines(kept, "aside"), judged);
            Assert.Equal(Lines(kept, "began") - Lines(kept, "answer") - Lines(kept, "aside"), run.AskedAgain);
            for (int at = 0; at < 8; at++)
            {
                var cell = new Cell(at / 2, at % 2, 0);
                Assert.Equal(whole[cell]!.Answer!.Text, run[cell]!.Answer!.Text);
                Assert.Equal(whole[cell]!.Grade, run[cell]!.Grade);
            }
        }
    }

    [Fact]
    public async Task What_was_in_flight_is_asked_again_and_said_to_be_paid_twice_at_most()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        Suite suite = Some.Suite(2) with { Options = new AskOptions { MaxTokens = 10 } };
        await RunAsync(suite, path);
        string[] lines = await File.ReadAllLinesAsync(path, Cancel);
        int first = Array.FindIndex(lines, line => line.StartsWith("{\"answer\"", StringComparison.Ordinal));
        string[] kept = [.. lines[..first], ""];
        await File.WriteAllTextAsync(path, string.Join('\n', kept), Cancel);
        int inFlight = kept.Count(line => line.StartsWith("{\"began\"", StringComparison.Ordinal));
        (Run run, _, _) = await RunAsync(suite, path);

        Usd bound = new Usd((2 + 16 + 10) / 1000m);
        Assert.Equal((inFlight, bound * inFlight), (run.AskedAgain, run.PaidTwiceAtMost));
        Assert.Equal(bound * inFlight, run.Doubtful);
    }

    [Fact]
    public async Task A_run_of_another_suite_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        await RunAsync(Some.Suite(2), path);
        byte[] before = await File.ReadAllBytesAsync(path, Cancel);
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(() => RunAsync(Some.Suite(3), path));

        Assert.Contains("a run of another suite", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Cancel));
    }

    [Fact]
    public async Task A_file_that_is_no_run_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.jsonl", "{\"id\":\"q1\"}\n{\"id\":\"q2\"}\n");
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(() => RunAsync(Some.Suite(3), path));

        Assert.Contains("line 1 cannot be read (a run begins with", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("{\"id\":\"q1\"}", await File.ReadAllTextAsync(path, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_runners_do_not_write_one_file()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        var asked = new TaskCompletionSource();
        var goOn = new TaskCompletionSource<string>();
        using var slow = new ScriptedClient((_, _, _) =>
        {
            asked.TrySetResult();
            return goOn.Task;
        });
        Task<Run> first = new Runner(Some.Suite(1), Some.Options(slow)).RunAsync(path, Cancel);
        await asked.Task.WaitAsync(Cancel);
        FaultsException refused = await Assert.ThrowsAsync<FaultsException>(() => RunAsync(Some.Suite(1), path));
        Assert.Contains("another process is writing this run", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, RunFile.Read(path).Count);

        goOn.SetResult("q0");
        Assert.Equal(1, (await first).Count);
        Assert.False(File.Exists(path + ".lock"));
    }

    private static int Lines(string text, string kind) =>
        text.Split('\n').Count(line => line.StartsWith($"{{\"{kind}\"", StringComparison.Ordinal));

    private static async Task<(Run Run, int Answers, int Judged)> RunAsync(Suite suite, string path)
    {
        using var client = new ScriptedClient(asked => asked);
        using var judge = new ScriptedClient(asked => asked.EndsWith('1') ? "no" : "yes");
        Run run = await new Runner(suite, Some.Options(client) with
        {
            Prices = _ => Some.Price, Tools = new EvaluatorTools { Judges = _ => judge },
        }).RunAsync(path, Cancel);
        return (run, client.Calls, judge.Calls);
    }
}
