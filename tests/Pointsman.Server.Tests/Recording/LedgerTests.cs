using Dapper;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class LedgerTests
{
    [Fact]
    public async Task A_recorded_call_is_read_back_whole()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        call.RequestedModel = "gpt-4o";
        call.Stream = true;
        call.Reason = "only target left";
        call.Dropped = "mock/large: cooling down";
        AttemptRecord failed = ledger.Begin(call, "mock/large");
        ledger.Ledger.End(failed, new AttemptEnd
        {
            AtMs = 9, Outcome = AttemptOutcome.Status, HttpStatus = 429, Quality = UsageQuality.Exact,
        });
        ledger.End(ledger.Begin(call), cost: 0.000000015m);
        call.Status = 200;
        call.Outcome = CallOutcome.Completed;
        call.OverheadMicroseconds = 151;
        call.FirstTokenMs = 300;
        call.TotalMs = 321;
        call.Finish = "stop";
        DecisionId id = call.Id;
        ledger.Ledger.Record(call);
        await ledger.Flush();

        RecordedCall found = Assert.IsType<RecordedCall>(await ledger.Find(id));
        Assert.Equivalent(
            new
            {
                Id = id, Started = ManualTime.Noon, KeyId = 7L, Tags = "env=prod,team=a", Route = "support",
                RequestedModel = "gpt-4o", ClientFormat = "openai", Stream = true, CacheHit = false,
                Reason = "only target left", Dropped = "mock/large: cooling down", Status = 200,
                Outcome = CallOutcome.Completed, Cost = new Usd(0.000000015m), OverheadMicroseconds = 151L,
                FirstTokenMs = 300, TotalMs = 321, Finish = "stop",
            },
            found);
        Assert.Equal(["status 429", "ok"], found.Attempts.Select(one => one.Outcome.Word(one.HttpStatus)));
        Assert.Equal(
            new RecordedAttempt
            {
                Number = 2, Target = "mock/small", Provider = "mock", KeyIndex = 1, BeganMs = 3, EndedMs = 320,
                Outcome = AttemptOutcome.Ok, HttpStatus = 200, Tokens = new TokenCounts(100, 20, 3, 40, 5),
                Quality = UsageQuality.Exact, Cost = new Usd(0.000000015m), PriceKnown = true,
            },
            found.Attempts[1]);
    }

    [Fact]
    public async Task A_call_without_attempts_is_recorded()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.Ledger.NewCall();
        call.RequestedModel = "no-such-model";
        call.Status = 404;
        call.Outcome = CallOutcome.Refused;
        DecisionId id = call.Id;
        ledger.Ledger.Record(call);
        await ledger.Flush();
        RecordedCall found = Assert.IsType<RecordedCall>(await ledger.Find(id));
        Assert.Equal(("", "no-such-model", 0L, null), (found.Route, found.RequestedModel, found.KeyId, found.Dropped));
        Assert.Null(found.FirstTokenMs);
        Assert.Empty(found.Attempts);
    }

    [Fact]
    public async Task A_call_is_found_only_by_its_whole_id()
    {
        await using var ledger = LedgerFixture.Open();
        DecisionId id = ledger.Serve();
        await ledger.Flush();
        Assert.NotNull(await ledger.Find(id));
        Assert.Null(await ledger.Find(id with { Secret = id.Secret ^ 1 }));
        Assert.Null(await ledger.Find(id with { Number = id.Number + 1 }));
    }

    [Fact]
    public async Task An_attempt_that_nobody_ended_costs_what_was_reserved()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        ledger.Begin(call, reserved: 0.75m);
        DecisionId id = call.Id;
        ledger.Ledger.Record(call);
        await ledger.Flush();
        RecordedAttempt attempt = Assert.Single((await ledger.Find(id))!.Attempts);
        Assert.Equal(
            (AttemptOutcome.Unknown, UsageQuality.Unknown, new Usd(0.75m)),
            (attempt.Outcome, attempt.Quality, attempt.Cost));
    }

    [Fact]
    public async Task A_record_that_is_used_again_remembers_nothing()
    {
        await using var ledger = LedgerFixture.Open();
        ledger.Serve();
        await ledger.Flush();
        CallRecord next = ledger.Ledger.NewCall();
        Assert.Equivalent(
            new { KeyId = 0L, Tags = "", Route = "", RequestedModel = "", Status = 0, Outcome = CallOutcome.Unknown },
            next);
        Assert.Equal(0, next.Attempts.Length);
    }

    [Fact]
    public async Task Slots_are_free_again_once_their_call_is_committed()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        ledger.End(ledger.Begin(call), outcome: AttemptOutcome.Connect);
        ledger.End(ledger.Begin(call));
        Assert.Equal(62, ledger.Ledger.Health.FreeSlots);
        ledger.Ledger.Record(call);
        await ledger.Flush();
        Assert.Equal(64, ledger.Ledger.Health.FreeSlots);
    }

    [Fact]
    public async Task A_call_has_a_largest_number_of_attempts()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        for (int i = 0; i < Ledger.MostAttempts; i++)
        {
            ledger.Begin(call);
        }

        Assert.False(ledger.Ledger.TryBegin(call, new AttemptStart { Target = "a/b", Provider = "a" }, out _));
        Assert.Equal(1, ledger.Ledger.Health.FreeSlots);
    }

    [Fact]
    public async Task Closing_writes_all_that_waits()
    {
        await using var ledger = LedgerFixture.Open(
            LedgerFixture.Quick with { CommitInterval = TimeSpan.FromHours(1) });
        ledger.Serve();
        await ledger.Flush();
        DecisionId id = ledger.Serve();
        Assert.Null(await ledger.Find(id));
        await ledger.Ledger.DisposeAsync();
        Assert.NotNull(await ledger.Find(id));
        Assert.False(ledger.Ledger.TryBegin(
            new CallRecord(), new AttemptStart { Target = "a/b", Provider = "a" }, out _));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ledger.Flush());
    }

    [Fact]
    public async Task A_commit_comes_early_when_enough_calls_wait()
    {
        await using var ledger = LedgerFixture.Open(
            LedgerFixture.Quick with { CommitInterval = TimeSpan.FromHours(1), MostPerCommit = 3 });
        ledger.Serve();
        await ledger.Flush();
        DecisionId[] ids = [ledger.Serve(), ledger.Serve(), ledger.Serve()];
        await Until.Holds(() => ledger.Ledger.Health.FreeSlots == 64);
        Assert.All(ids, id => Assert.NotNull(ledger.Find(id)));
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        await using var ledger = LedgerFixture.Open();
        var refusal = Assert.Throws<FaultsException>(
            () => Ledger.Open(ledger.Database, LedgerFixture.Quick, TimeProvider.System));
        Assert.Equal("another pointsman serves from this folder", Assert.Single(refusal.Faults).Found);
    }

    [Fact]
    public async Task A_folder_is_free_again_when_its_server_has_closed()
    {
        await using var ledger = LedgerFixture.Open();
        await ledger.Ledger.DisposeAsync();
        await using var next = Ledger.Open(ledger.Database, LedgerFixture.Quick, TimeProvider.System);
        Assert.True(next.Health.IsWriting);
    }

    [Fact]
    public void A_lock_that_cannot_be_written_is_refused_by_its_name()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        Directory.CreateDirectory(folder.In(FolderLock.FileName));
        var refusal = Assert.Throws<FaultsException>(
            () => Ledger.Open(database, LedgerFixture.Quick, TimeProvider.System));
        Assert.Equal(folder.In(FolderLock.FileName), Assert.Single(refusal.Faults).Where);
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        var options = new LedgerOptions { Slots = 0, MostPerCommit = -1, Retention = TimeSpan.Zero };
        var refusal = Assert.Throws<FaultsException>(() => Ledger.Open(database, options, TimeProvider.System));
        Assert.Equal(
            ["ledger.slots", "ledger.mostPerCommit", "ledger.retention"], refusal.Faults.Select(fault => fault.Where));
    }

    [Fact]
    public async Task Ids_go_on_after_those_of_the_last_run()
    {
        await using var first = LedgerFixture.Open();
        DecisionId last = first.Serve();
        await first.Flush();
        await using LedgerFixture second = first.Killed();
        second.Time.Now -= TimeSpan.FromDays(2);
        Assert.True(second.Ledger.NewCall().Id.Number > last.Number);
    }

    [Fact]
    public async Task No_text_of_more_than_names_and_reasons_has_a_place_in_the_tables()
    {
        await using var ledger = LedgerFixture.Open();
        using var connection = ledger.Database.Connect();
        IEnumerable<string> columns = connection.Query<string>("""
            SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name IN ('call', 'attempt', 'usage') AND c.type = 'TEXT'
            """);
        Assert.Equal(
            ["attempt.place", "call.dropped", "call.finish", "call.reason", "call.requested", "call.steps"],
            columns.Order());
    }
}
