using Pointsman.Server.Tests;
using Xunit;

namespace Pointsman.Evaluation.Tests.Runs.Progressing;

/// <summary>Who watches a run is told how far it is, seldom enough, and never ends it.</summary>
public sealed class ProgressTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_last_word_tells_all_of_it()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient((asked, time, _) => asked == "q1" ? throw Some.Refusal(400)
            : asked == "q2" && time == 1 ? throw Some.Refusal(429) : Task.FromResult(asked));
        var told = new LastProgress();
        await new Runner(Some.Suite(30), Some.Options(client) with { Progress = told, Prices = _ => Some.Price })
            .RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Equal(0, told.All[0].Done);
        RunProgress last = told.Last!;
        Assert.Equal((30, 30, 1, 1), (last.Total, last.Done, last.Failures, last.Refused));
        Assert.Equal(new Usd(29 * 0.015m), last.Spent);
        Assert.Equal(TimeSpan.Zero, last.Left);
    }

    [Fact]
    public async Task It_is_told_at_most_ten_times_a_second()
    {
        using var folder = new TemporaryFolder();
        var time = new SteppedTime();
        using var client = new ScriptedClient(asked =>
        {
            time.Pass(TimeSpan.FromMilliseconds(10));
            return asked;
        });
        var told = new LastProgress();
        await new Runner(Some.Suite(200) with { Concurrency = 1 }, Some.Options(client) with
        {
            Progress = told, Time = time,
        }).RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.InRange(told.All.Count, 15, 23);
    }

    [Fact]
    public async Task Who_throws_is_ignored()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        Run run = await new Runner(Some.Suite(30), Some.Options(client) with { Progress = new Throwing() })
            .RunAsync(folder.File("a.jsonl"), Cancel);

        Assert.Null(run.Failed);
    }

    [Fact]
    public void The_rate_is_that_of_late()
    {
        var rate = new RecentRate();
        for (int second = 0; second < 100; second++)
        {
            rate.Add(TimeSpan.FromSeconds(second));
        }

        for (int tenth = 0; tenth < 1_000; tenth++)
        {
            rate.Add(TimeSpan.FromSeconds(100 + (tenth / 10.0)));
        }

        Assert.InRange(rate.PerSecond(TimeSpan.FromSeconds(200)), 9.5, 10.5);
    }

    private sealed class Throwing : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => throw new InvalidOperationException("a bug of the watcher");
    }
}
