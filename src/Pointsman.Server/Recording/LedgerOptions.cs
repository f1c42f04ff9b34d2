namespace Pointsman.Server;

/// <summary>The limits of the ledger.</summary>
public sealed record LedgerOptions
{
    /// <summary>
    /// How many attempts may be in flight or wait for their commit at once; 16,384 unless told, 1,048,575 at most.
    /// Each takes 512 bytes of disk from the start, and memory once it is used.
    /// </summary>
    public int Slots { get; init; } = 16_384;

    /// <summary>Whether an attempt may begin when no slot is free; unless told it is refused. What passes is lost when
    /// the process is killed.</summary>
    public bool PassWhenFull { get; init; }

    /// <summary>The shortest time between two commits; 200 milliseconds unless told.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many calls go into one commit at most, and how many bring it forward; 1,000 unless told.</summary>
    public int MostPerCommit { get; init; } = 1_000;

    /// <summary>
    /// How many finished calls without a slot may wait for their commit; 65,536 unless told. What is beyond is dropped
    /// and counted. Such calls cost nothing, being refused or answered from the cache, unless
    /// <see cref="PassWhenFull"/> let their attempts pass.
    /// </summary>
    public int MostWaiting { get; init; } = 65_536;

    /// <summary>How long a commit waits for another program's lock; 250 milliseconds unless told.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The pause after a commit that failed; it doubles each time. 50 milliseconds unless told.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause between two tries; 5 seconds unless told.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long closing goes on trying when commits fail; 10 seconds unless told. What is left then lies in
    /// the slots, and the next start settles it.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long calls and attempts are kept; 90 days unless told, null for ever.</summary>
    public TimeSpan? Retention { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long the sums of each day are kept; 1,100 days unless told, null for ever.</summary>
    public TimeSpan? UsageRetention { get; init; } = TimeSpan.FromDays(1_100);

    /// <summary>Everything that is wrong with them.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        var faults = new List<Fault>();
        Within(Slots, 1, FreeList.Most, "slots");
        Within(MostPerCommit, 1, 100_000, "mostPerCommit");
        Within(MostWaiting, 0, 10_000_000, "mostWaiting");
        Positive(CommitInterval, TimeSpan.Zero, "commitInterval");
        Positive(BusyTimeout, TimeSpan.Zero, "busyTimeout");
        Positive(FirstRetry, TimeSpan.FromMilliseconds(1), "firstRetry");
        Positive(LongestRetry, FirstRetry, "longestRetry");
        Positive(DrainTimeout, TimeSpan.Zero, "drainTimeout");
        Positive(Retention ?? TimeSpan.MaxValue, TimeSpan.FromDays(1), "retention", TimeSpan.MaxValue);
        Positive(UsageRetention ?? TimeSpan.MaxValue, TimeSpan.FromDays(1), "usageRetention", TimeSpan.MaxValue);
        return faults;

        void Within(int value, int least, int most, string key)
        {
            if (value < least || value > most)
            {
                faults.Add(new Fault($"ledger.{key}", $"{value}", $"a number from {least} to {most} is allowed"));
            }
        }

        void Positive(TimeSpan value, TimeSpan least, string key, TimeSpan? most = null)
        {
            TimeSpan longest = most ?? TimeSpan.FromHours(1);
            if (value < least || value > longest)
            {
                faults.Add(new Fault(
                    $"ledger.{key}", $"{value}", $"a time from {least} to {longest} is allowed"));
            }
        }
    }
}
