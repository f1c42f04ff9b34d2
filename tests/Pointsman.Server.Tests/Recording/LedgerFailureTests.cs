using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>The database is locked or full, or more is in flight than there is room for.</summary>
public sealed class LedgerFailureTests
{
    [Fact]
    public async Task Calls_wait_while_the_database_is_locked_and_are_written_when_it_is_not()
    {
        await using var ledger = LedgerFixture.Open();
        DecisionId id;
        using (SqliteConnection holder = ledger.Database.Connect())
        using (SqliteTransaction held = holder.BeginTransaction(deferred: false))
        {
            id = ledger.Serve();
            await Until.Holds(() => ledger.Ledger.Health.FailedCommits > 1);
            LedgerHealth health = ledger.Ledger.Health;
            Assert.Equal("the database is locked by another program", health.Problem?.Found);
            Assert.Equal(ManualTime.Noon, health.FailingSince);
            Assert.Equal((1, 63, false), (health.WaitingCalls, health.FreeSlots, health.IsWriting));
        }

        await ledger.Flush();
        Assert.NotNull(await ledger.Find(id));
        Assert.Equal((0, 64, true, null), After(ledger.Ledger.Health));
    }

    [Fact]
    public async Task Any_other_failure_is_named_and_tried_again()
    {
        await using var ledger = LedgerFixture.Open();
        using SqliteConnection other = ledger.Database.Connect();
        other.Execute("CREATE TRIGGER bad BEFORE INSERT ON call BEGIN SELECT RAISE(ABORT, 'no'); END");
        DecisionId id = ledger.Serve();
        await Until.Holds(() => ledger.Ledger.Health.FailedCommits > 1);
        Assert.Equal("SQLite gave the error 19", ledger.Ledger.Health.Problem?.Found);
        other.Execute("DROP TRIGGER bad");
        await ledger.Flush();
        Assert.NotNull(await ledger.Find(id));
    }

    [Fact]
    public void A_full_disk_leaves_nothing_of_a_group_and_the_group_is_written_later()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using WriteConnection connection = database.ConnectForWriting(TimeSpan.Zero);
        using var statements = new LedgerStatements(connection);
        var ids = new CallIds(new ManualTime(), 0);
        CallRecord[] calls = [.. Enumerable.Range(0, 200).Select(_ =>
        {
            var call = new CallRecord { Route = "support", Reason = new string('x', 200) };
            call.Start(ids.Next(out long started), started);
            return call;
        })];

        connection.Run("PRAGMA max_page_count = 1");
        int full = statements.Write(calls);
        Assert.Equal("the disk is full", SqliteProblem.Of(full).Found);
        Assert.Equal(0, statements.LastCall);
        connection.Run("PRAGMA max_page_count = 100000");
        Assert.Equal(0, statements.Write(calls));
        Assert.Equal(calls[^1].Id.Number, statements.LastCall);
        using SqliteConnection reader = database.Connect();
        Assert.Equal(200, reader.ExecuteScalar<int>("SELECT calls FROM usage"));
        Assert.Equal("support", reader.ExecuteScalar<string>("SELECT text FROM name"));
    }

    [Fact]
    public async Task Closing_gives_up_in_the_end_and_the_next_start_settles_the_slots()
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { DrainTimeout = TimeSpan.Zero });
        DecisionId id;
        using (SqliteConnection holder = ledger.Database.Connect())
        using (SqliteTransaction held = holder.BeginTransaction(deferred: false))
        {
            id = ledger.Serve(cost: 0.125m);
            await ledger.Ledger.DisposeAsync();
        }

        await using LedgerFixture next = ledger.Killed();
        RecordedCall found = Assert.IsType<RecordedCall>(await next.Find(id));
        Assert.Equal((CallOutcome.Unknown, new Usd(0.125m)), (found.Outcome, found.Cost));
    }

    [Fact]
    public async Task A_start_is_refused_while_the_slots_cannot_be_settled()
    {
        await using var ledger = LedgerFixture.Open();
        ledger.Begin(ledger.NewCall());
        using TemporaryFolder copy = ledger.Folder.Copy();
        using var database = Database.Open(copy.Path);
        using (SqliteConnection holder = database.Connect())
        using (SqliteTransaction held = holder.BeginTransaction(deferred: false))
        {
            var refusal = Assert.Throws<FaultsException>(
                () => Ledger.Open(database, LedgerFixture.Quick, TimeProvider.System));
            Assert.Equal("the database is locked by another program", Assert.Single(refusal.Faults).Found);
        }

        await using var next = Ledger.Open(database, LedgerFixture.Quick, TimeProvider.System);
        Assert.Equal(1, next.Health.SettledAttempts);
    }

    [Fact]
    public async Task No_attempt_begins_without_a_slot()
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { Slots = 2 });
        CallRecord call = ledger.NewCall();
        ledger.Begin(call);
        ledger.Begin(call);
        var start = new AttemptStart { Target = "mock/small", Provider = "mock" };
        Assert.False(ledger.Ledger.TryBegin(ledger.NewCall(), in start, out _));
        Assert.Equal((0, 1), (ledger.Ledger.Health.FreeSlots, ledger.Ledger.Health.RefusedAttempts));
        ledger.Ledger.Record(call);
        await ledger.Flush();
        Assert.True(ledger.Ledger.TryBegin(ledger.NewCall(), in start, out _));
    }

    [Fact]
    public async Task An_attempt_passes_without_a_slot_where_the_options_say_so()
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { Slots = 1, PassWhenFull = true });
        ledger.Begin(ledger.NewCall());
        DecisionId id = ledger.Serve();
        await ledger.Flush();
        Assert.Single((await ledger.Find(id))!.Attempts);
        Assert.Equal((1, 0), (ledger.Ledger.Health.AttemptsWithoutSlot, ledger.Ledger.Health.RefusedAttempts));
    }

    [Fact]
    public async Task Calls_without_a_slot_are_dropped_and_counted_when_too_many_wait()
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { MostWaiting = 2 });
        DecisionId paid;
        using (SqliteConnection holder = ledger.Database.Connect())
        using (SqliteTransaction held = holder.BeginTransaction(deferred: false))
        {
            // The writer takes these two and keeps them while it fails.
            ledger.Ledger.Record(ledger.NewCall());
            ledger.Ledger.Record(ledger.NewCall());
            await Until.Holds(() => ledger.Ledger.Health.WaitingCalls == 2);
            ledger.Ledger.Record(ledger.NewCall());
            paid = ledger.Serve();
        }

        await ledger.Flush();
        Assert.Equal(1, ledger.Ledger.Health.DroppedCalls);
        Assert.NotNull(await ledger.Find(paid));
        Assert.Equal(3, (await ledger.Usage(UsageGrouping.Key)).Total.Calls);
    }

    private static (int, int, bool, Fault?) After(LedgerHealth health) =>
        (health.WaitingCalls, health.FreeSlots, health.IsWriting, health.Problem);
}
