using System.Diagnostics;
using System.Text.Json;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Resuming;

/// <summary>A process that is killed at any moment has paid for nothing in vain that it had an answer to.</summary>
public sealed class KillTests
{
    private const int Cases = 120;
    private const int Concurrency = 8;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_was_answered_before_a_kill_is_never_asked_again(int seed)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("run.jsonl");
        string suite = Write(folder);
        await using MockUpstream mock = await MockUpstream.StartAsync();
        var random = new Random(seed);
        var answered = new Dictionary<string, int>();
        int kills = 0;
        int[] moments = [random.Next(1, 20), random.Next(40, 90), random.Next(100, 150), random.Next(160, 200)];
        foreach (int requests in moments)
        {
            using Process child = Start(mock, suite, path);
            await mock.WaitForAsync(attempts => attempts.Count >= requests, Cancel);
            child.Kill();
            await child.WaitForExitAsync(Cancel);
            kills++;
            Dictionary<string, int> asked = Asked(mock);
            foreach (string text in Answered(path))
            {
                answered.TryAdd(text, asked[text]);
            }
        }

        using Process last = Start(mock, suite, path);
        await last.WaitForExitAsync(Cancel);
        Assert.Equal(0, last.ExitCode);

        Dictionary<string, int> all = Asked(mock);
        Assert.Equal(2 * Cases, all.Count);
        Assert.All(answered, one => Assert.Equal(one.Value, all[one.Key]));
        int repeated = all.Values.Sum() - all.Count;
        Assert.InRange(repeated, 0, kills * Concurrency);

        Run run = RunFile.Read(path);
        Assert.Equal((Cases, null), (run.Count, run.Failed));
        Assert.All(Enumerable.Range(0, Cases), at => Assert.True(run[new Cell(at, 0, 0)]!.Grade!.Passed));
        Assert.InRange(run.AskedAgain, repeated, kills * Concurrency);
        Assert.True(run.AskedAgain == 0 || run.PaidTwiceAtMost > Usd.Zero);
    }

    private static string Write(TemporaryFolder folder)
    {
        folder.Write("cases.jsonl", string.Join('\n', Enumerable.Range(0, Cases).Select(
            at => $$"""{"id":"q{{at}}","input":"q{{at}}","expected":"q{{at}}"}""")));
        return folder.Write("suite.yaml", $"""
            models: [mock-echo-d10]
            cases: cases.jsonl
            evaluators: [equals]
            concurrency: {Concurrency}
            """);
    }

    private static Process Start(MockUpstream mock, string suite, string path) => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, "Pointsman.RunChild"), [mock.BaseUrl, suite, path]))!;

    private static Dictionary<string, int> Asked(MockUpstream mock) => mock.Attempts
        .GroupBy(attempt => attempt.Json().GetProperty("messages")[0].GetProperty("content").ToString())
        .ToDictionary(text => text.Key, text => text.Count());

    // What stands in whole lines of the file: answers to cases, and what judges said of them.
    private static IEnumerable<string> Answered(string path)
    {
        string text = File.Exists(path) ? File.ReadAllText(path) : "";
        foreach (string line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("answer", out JsonElement answer))
            {
                yield return answer.GetProperty("text").GetString()!;
            }
            else if (json.RootElement.TryGetProperty("aside", out JsonElement aside))
            {
                yield return $"judge q{aside.GetProperty("c").GetInt32()}";
            }
        }
    }
}
