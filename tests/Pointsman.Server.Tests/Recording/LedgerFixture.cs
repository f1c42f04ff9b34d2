using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>A ledger in a folder of its own, with a clock that stands still.</summary>
internal sealed class LedgerFixture : IAsyncDisposable
{
    public static readonly LedgerOptions Quick = new()
    {
        Slots = 64,
        CommitInterval = TimeSpan.Zero,
        BusyTimeout = TimeSpan.Zero,
        FirstRetry = TimeSpan.FromMilliseconds(1),
        LongestRetry = TimeSpan.FromMilliseconds(4),
    };

    private LedgerFixture(TemporaryFolder folder, LedgerOptions options, ManualTime time)
    {
        Folder = folder;
        Time = time;
        Database = Database.Open(folder.Path);
        Ledger = Ledger.Open(Database, options, time);
        Store = new LedgerStore(Database);
    }

    public TemporaryFolder Folder { get; }

    public ManualTime Time { get; }

    public Database Database { get; }

    public Ledger Ledger { get; }

    public LedgerStore Store { get; }

    public static LedgerFixture Open(
        LedgerOptions? options = null, TemporaryFolder? folder = null, ManualTime? time = null) =>
        new(folder ?? new TemporaryFolder(), options ?? Quick, time ?? new ManualTime());

    /// <summary>What the next process finds when this one is killed now.</summary>
    public LedgerFixture Killed() => Open(folder: Folder.Copy(), time: Time);

    public CallRecord NewCall(long key = 7, string tags = "env=prod,team=a", string route = "support")
    {
        CallRecord call = Ledger.NewCall();
        call.KeyId = key;
        call.Tags = tags;
        call.Route = route;
        call.RequestedModel = route;
        call.ClientFormat = "openai";
        return call;
    }

    public AttemptRecord Begin(CallRecord call, string target = "mock/small", decimal reserved = 0.5m)
    {
        var start = new AttemptStart
        {
            Target = target,
            Provider = target.Split('/')[0],
            KeyIndex = 1,
            AtMs = 3,
            Reserved = new Usd(reserved),
        };
        return Ledger.TryBegin(call, in start, out AttemptRecord? attempt)
            ? attempt
            : throw new InvalidOperationException("no slot is free");
    }

    public void End(AttemptRecord attempt, decimal cost = 0.25m, AttemptOutcome outcome = AttemptOutcome.Ok) =>
        Ledger.End(attempt, new AttemptEnd
        {
            AtMs = 320,
            Outcome = outcome,
            HttpStatus = 200,
            Tokens = new TokenCounts(100, 20, 3, 40, 5),
            Quality = UsageQuality.Exact,
            Cost = new Usd(cost),
            PriceKnown = true,
        });

    /// <summary>A call with one good attempt, recorded.</summary>
    public DecisionId Serve(long key = 7, decimal cost = 0.25m)
    {
        CallRecord call = NewCall(key);
        End(Begin(call), cost);
        call.Status = 200;
        call.Outcome = CallOutcome.Completed;
        DecisionId id = call.Id;
        Ledger.Record(call);
        return id;
    }

    public Task<RecordedCall?> Find(DecisionId id) => Store.FindCallAsync(id, TestContext.Current.CancellationToken);

    public Task<UsageReport> Usage(UsageGrouping by) =>
        Usage(new UsageQuery { From = DateOnly.MinValue, To = DateOnly.MaxValue, By = by });

    public Task<UsageReport> Usage(UsageQuery query) => Store.UsageAsync(query, TestContext.Current.CancellationToken);

    public Task<Usd> SpentSince(long key, DateTimeOffset from) =>
        Store.SpentSinceAsync(key, from, TestContext.Current.CancellationToken);

    /// <summary>Waits until all that was recorded is committed.</summary>
    public Task Flush() => Ledger.FlushAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        Database.Dispose();
        Folder.Dispose();
    }
}
