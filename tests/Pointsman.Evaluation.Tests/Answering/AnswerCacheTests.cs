using Xunit;

namespace Pointsman.Evaluation.Tests.Answering;

/// <summary>What was answered once is neither asked nor paid again, whatever happens to the file.</summary>
public sealed class AnswerCacheTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_asks_nothing_and_spends_nothing()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        var told = new LastProgress();
        Suite suite = Some.Suite(20) with { Repeats = 2 };
        foreach (string name in new[] { "a", "b" })
        {
            using var cache = AnswerCache.Open(folder.File("cache.jsonl"));
            Run run = await new Runner(suite, Some.Options(client) with
            {
                Cache = cache, Prices = _ => Some.Price, Progress = told,
            }).RunAsync(folder.File(name), Cancel);

            Assert.Equal((40, null), (run.Count, run.Failed));
            Answer answer = run[new Cell(7, 0, 1)]!.Answer!;
            Assert.Equal(("q7", name == "b", new Usd(0.015m)), (answer.Text, answer.Cached, answer.Cost));
        }

        Assert.Equal(40, client.Calls);
        Assert.Equal((40, Usd.Zero), (told.Last!.Remembered, told.Last.Spent));
    }

    [Fact]
    public async Task Another_question_model_option_or_repeat_is_another_answer()
    {
        using var folder = new TemporaryFolder();
        using var cache = AnswerCache.Open(folder.File("cache.jsonl"));
        using var client = new ScriptedClient(asked => asked);
        Suite suite = Some.Suite(1);
        Suite[] suites =
        [
            suite, suite with { Options = new AskOptions { Temperature = 1 } }, suite with { Repeats = 2 },
            Some.Suite(1, "b"), Some.Suite(2),
        ];
        int[] calls = [1, 2, 3, 4, 5];
        for (int at = 0; at < suites.Length; at++)
        {
            await new Runner(suites[at], Some.Options(client) with { Cache = cache })
                .RunAsync(folder.File($"{at}.jsonl"), Cancel);
            Assert.Equal(calls[at], client.Calls);
        }
    }

    [Fact]
    public void An_entry_that_is_half_written_is_dropped_and_the_next_is_readable()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cache.jsonl");
        Keep(path, 1, 2);
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(file.Length - 9);
        }

        using (var cache = AnswerCache.Open(path))
        {
            Assert.Equal(("1", null), (cache.Find(1)?.Text, cache.Find(2)?.Text));
            cache.Keep(3, new Answer { Text = "3" });
        }

        using var again = AnswerCache.Open(path);
        Assert.Equal(("1", null, "3"), (again.Find(1)?.Text, again.Find(2)?.Text, again.Find(3)?.Text));
    }

    [Fact]
    public void A_line_that_is_damaged_is_no_answer_and_hides_no_other()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cache.jsonl");
        Keep(path, 1, 2, 3);
        string[] lines = File.ReadAllLines(path);
        lines[1] = lines[1].Replace("\"text\"", "#text#", StringComparison.Ordinal);
        File.WriteAllLines(path, lines);

        using var cache = AnswerCache.Open(path);
        Assert.Equal(("1", null, "3"), (cache.Find(1)?.Text, cache.Find(2)?.Text, cache.Find(3)?.Text));
    }

    [Fact]
    public void A_second_process_reads_and_says_that_it_adds_nothing()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cache.jsonl");
        Keep(path, 1);
        using var first = AnswerCache.Open(path);
        using var second = AnswerCache.Open(path);
        second.Keep(2, new Answer { Text = "2" });
        first.Keep(3, new Answer { Text = "3" });

        Assert.Equal(("1", null), (second.Find(1)?.Text, second.Find(2)?.Text));
        Assert.Contains("another process adds to", second.Note, StringComparison.Ordinal);
        Assert.Null(first.Note);
    }

    [Fact]
    public void A_full_cache_adds_nothing_and_drops_the_older_half_when_it_is_opened_again()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("cache.jsonl");
        using (var cache = AnswerCache.Open(path, mostBytes: 2_000))
        {
            for (int key = 1; key <= 40; key++)
            {
                cache.Keep((UInt128)key, new Answer { Text = $"{key}" });
            }

            Assert.Contains("is full (2,000 bytes)", cache.Note, StringComparison.Ordinal);
            Assert.InRange(cache.Count, 10, 39);
        }

        int newest;
        using (var cache = AnswerCache.Open(path, mostBytes: 1_900))
        {
            newest = cache.Count;
            Assert.Null(cache.Note);
            Assert.Null(cache.Find(1));
        }

        Assert.InRange(newest, 5, 15);
        Assert.True(new FileInfo(path).Length <= 1_000);
    }

    [Fact]
    public void A_cache_that_cannot_be_opened_says_so()
    {
        using var folder = new TemporaryFolder();
        FaultsException refused = Assert.Throws<FaultsException>(() => AnswerCache.Open(folder.Path));
        Assert.Contains("the answers of earlier runs cannot be read", refused.Message, StringComparison.Ordinal);
    }

    private static void Keep(string path, params int[] keys)
    {
        using var cache = AnswerCache.Open(path);
        foreach (int key in keys)
        {
            cache.Keep((UInt128)key, new Answer { Text = $"{key}" });
        }
    }
}
