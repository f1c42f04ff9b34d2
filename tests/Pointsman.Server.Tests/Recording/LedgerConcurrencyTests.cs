using Xunit;

namespace Pointsman.Server.Tests;

public sealed class LedgerConcurrencyTests
{
    [Fact]
    public async Task Many_threads_record_at_once_and_nothing_is_lost_or_counted_twice()
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { Slots = 40, MostPerCommit = 16 });
        const int threads = 8;
        const int callsEach = 2_000;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(async () =>
        {
            for (int i = 0; i < callsEach; i++)
            {
                CallRecord call = ledger.NewCall(thread);
                var start = new AttemptStart { Target = $"mock/{thread}", Provider = "mock", Reserved = new Usd(1m) };
                AttemptRecord? attempt;
                while (!ledger.Ledger.TryBegin(call, in start, out attempt))
                {
                    await Task.Yield();
                }

                ledger.End(attempt, cost: 0.001m * (thread + 1));
                ledger.Ledger.Record(call);
            }
        })));
        await ledger.Flush();
        UsageReport report = await ledger.Usage(UsageGrouping.Key);
        Assert.Equal(threads, report.Rows.Count);
        Assert.All(report.Rows, row => Assert.Equal((callsEach, callsEach), (row.Calls, row.Attempts)));
        Assert.Equal(new Usd(0.001m * callsEach * (threads * (threads + 1) / 2)), report.Total.Cost);
        Assert.Equal(40, ledger.Ledger.Health.FreeSlots);
    }

    [Fact]
    public async Task Attempts_that_are_settled_and_attempts_that_are_committed_are_together_all_that_began()
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { Slots = 1_000 });
        using var stop = new CancellationTokenSource();
        int begun = 0;
        Task[] workers = [.. Enumerable.Range(0, 4).Select(thread => Task.Run(async () =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                CallRecord call = ledger.NewCall(thread);
                if (ledger.Ledger.TryBegin(call, new AttemptStart { Target = "a/b", Provider = "a" }, out var attempt))
                {
                    Interlocked.Increment(ref begun);
                    ledger.End(attempt);
                    ledger.Ledger.Record(call);
                }

                await Task.Yield();
            }
        }))];
        await Until.Holds(() => Volatile.Read(ref begun) > 2_000);

        // The slots first: what is committed in between is in both, and counts once.
        int before = Volatile.Read(ref begun);
        byte[] slots = await ReadAll(ledger.Folder.In(SlotFile.FileName));
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        await ledger.Flush();
        TemporaryFolder copy = ledger.Folder.Copy();
        await File.WriteAllBytesAsync(copy.In(SlotFile.FileName), slots, TestContext.Current.CancellationToken);
        await using var next = LedgerFixture.Open(folder: copy);
        UsageRow total = (await next.Usage(UsageGrouping.Model)).Total;
        Assert.True(total.Attempts >= before);
        Assert.Equal(begun, total.Attempts);
        Assert.Equal(total.Calls, total.Attempts);
    }

    private static Task<byte[]> ReadAll(string path) =>
        File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
}
