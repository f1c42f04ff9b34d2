using Xunit;

namespace Pointsman.Evaluation.Tests.Runs;

/// <summary>Full disks, bugs, interruptions: a run ends with a clear word and a file that can be continued.</summary>
public sealed class BreakingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(900)]
    [InlineData(3_000)]
    public async Task A_full_disk_ends_the_run_and_the_next_one_goes_on(long room)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        using var client = new ScriptedClient(asked => asked);
        RunnerOptions options = Some.Options(client);
        FaultsException full = await Assert.ThrowsAsync<FaultsException>(() => new Runner(Some.Suite(50), options with
        {
            Open = (name, mode) => new BrokenDisk(RunWriter.OpenFile(name, mode), room),
        }).RunAsync(path, Cancel));
        Assert.Contains(
            "cannot be written (the disk is full); make room", full.Message, StringComparison.Ordinal);

        int asked = client.Calls;
        Run run = await new Runner(Some.Suite(50), options).RunAsync(path, Cancel);
        Assert.Equal((50, null), (run.Count, run.Failed));
        // Calls in flight when the disk was full are asked again, and no others.
        Assert.InRange(client.Calls, 50, 50 + Math.Min(asked, 16));
    }

    [Fact]
    public async Task A_device_without_room_is_told_as_what_it_is()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Skip("there is no /dev/full here");
        }

        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        FaultsException full = await Assert.ThrowsAsync<FaultsException>(() =>
            new Runner(Some.Suite(3), Some.Options(client) with
            {
                Open = (_, _) => RunWriter.OpenFile("/dev/full", FileMode.Open),
            }).RunAsync(folder.File("a.jsonl"), Cancel));
        Assert.Contains("the disk is full", full.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_ends_the_run_with_its_place_and_keeps_what_was_done()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        bool isBroken = true;
        using var client = new ScriptedClient(
            asked => asked == "q9" && isBroken ? throw Some.Refusal(500) : asked);
        Suite suite = Some.Suite(20) with { Concurrency = 1 };
        RunnerOptions options = Some.Options(client) with
        {
            RetryAfter = _ => isBroken ? throw new DivideByZeroException("a bug") : null,
        };
        InvalidOperationException broken = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Runner(suite, options).RunAsync(path, Cancel));
        Assert.Contains($"case q9, a: DivideByZeroException: a bug; what was done is kept in {path}", broken.Message,
            StringComparison.Ordinal);

        isBroken = false;
        Run run = await new Runner(suite, options).RunAsync(path, Cancel);
        Assert.Equal((20, null), (run.Count, run.Failed));
        Assert.True(client.Asked.Where(one => one.Key != "q9").All(one => one.Value == 1));
    }

    [Fact]
    public async Task An_interrupted_run_ends_cleanly_once_its_calls_are_back()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var gate = new TaskCompletionSource();
        using var client = new ScriptedClient(async (asked, _, cancel) =>
        {
            await gate.Task.WaitAsync(cancel);
            return asked;
        });
        RunnerOptions options = Some.Options(client) with { Time = TimeProvider.System };
        Task<Run> running = new Runner(Some.Suite(50) with { Concurrency = 4 }, options)
            .RunAsync(path, interrupt.Token);
        await Until(() => client.InFlight == 4);
        await interrupt.CancelAsync();
        gate.SetResult();
        Run run = await running;

        Assert.Equal(("interrupted", 4, 4), (run.End!.Stopped, run.Count, client.Calls));
        Run whole = await new Runner(Some.Suite(50) with { Concurrency = 4 }, options).RunAsync(path, Cancel);
        Assert.Equal((50, 50, 0), (whole.Count, client.Calls, whole.AskedAgain));
    }

    [Fact]
    public async Task Calls_that_outlast_the_grace_are_left_and_asked_again_later()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl");
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        bool hangs = true;
        using var client = new ScriptedClient(async (asked, _, cancel) =>
        {
            if (hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            }

            return asked;
        });
        RunnerOptions options = Some.Options(client);
        Task<Run> running = new Runner(Some.Suite(9) with { Concurrency = 3 }, options).RunAsync(path, interrupt.Token);
        await Until(() => client.InFlight == 3);
        await interrupt.CancelAsync();
        Run run = await running;
        Assert.Equal(("interrupted", 0), (run.End!.Stopped, run.Count));

        hangs = false;
        Run whole = await new Runner(Some.Suite(9) with { Concurrency = 3 }, options).RunAsync(path, Cancel);
        Assert.Equal((9, 12, 3), (whole.Count, client.Calls, whole.AskedAgain));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_asks_nothing()
    {
        using var folder = new TemporaryFolder();
        using var client = new ScriptedClient(asked => asked);
        Run run = await new Runner(Some.Suite(9), Some.Options(client))
            .RunAsync(folder.File("a.jsonl"), new CancellationToken(canceled: true));

        Assert.Equal(("interrupted", 0), (run.End!.Stopped, client.Calls));
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
