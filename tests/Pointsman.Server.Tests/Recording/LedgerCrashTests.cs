using System.Runtime.CompilerServices;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>What the next process finds after this one was killed at the worst moments.</summary>
public sealed class LedgerCrashTests
{
    [Fact]
    public async Task An_attempt_in_flight_becomes_unknown_and_costs_what_was_reserved()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        call.Stream = true;
        ledger.Begin(call, reserved: 0.75m);

        await using LedgerFixture next = ledger.Killed();
        RecordedCall found = Assert.IsType<RecordedCall>(await next.Find(call.Id));
        Assert.Equivalent(
            new
            {
                KeyId = 7L, Tags = "env=prod,team=a", Route = "support", RequestedModel = "support",
                ClientFormat = "openai", Stream = true, Outcome = CallOutcome.Unknown, Cost = new Usd(0.75m),
                Started = ManualTime.Noon, Reason = "the server ended before the call did",
            },
            found);
        RecordedAttempt attempt = Assert.Single(found.Attempts);
        Assert.Equal(
            (1, "mock/small", "mock", 1, AttemptOutcome.Unknown, UsageQuality.Unknown),
            (attempt.Number, attempt.Target, attempt.Provider, attempt.KeyIndex, attempt.Outcome, attempt.Quality));
        Assert.Equal(1, next.Ledger.Health.SettledAttempts);
        Assert.Equal(64, next.Ledger.Health.FreeSlots);
    }

    [Fact]
    public async Task An_attempt_that_had_ended_is_settled_with_its_figures()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        ledger.End(ledger.Begin(call, "mock/large"), cost: 0.1m, outcome: AttemptOutcome.Cut);
        ledger.Begin(call, reserved: 0.2m);

        await using LedgerFixture next = ledger.Killed();
        RecordedCall found = Assert.IsType<RecordedCall>(await next.Find(call.Id));
        Assert.Equal(new Usd(0.3m), found.Cost);
        Assert.Equal(320, found.TotalMs);
        Assert.Equal(
            new RecordedAttempt
            {
                Number = 1, Target = "mock/large", Provider = "mock", KeyIndex = 1, BeganMs = 3, EndedMs = 320,
                Outcome = AttemptOutcome.Cut, HttpStatus = 200, Tokens = new TokenCounts(100, 20, 3, 40, 5),
                Quality = UsageQuality.Exact, Cost = new Usd(0.1m), PriceKnown = true,
            },
            found.Attempts[0]);
        Assert.Equal(AttemptOutcome.Unknown, found.Attempts[1].Outcome);
    }

    [Fact]
    public async Task A_call_committed_before_its_slot_was_freed_counts_once()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        ledger.End(ledger.Begin(call), cost: 0.25m);
        call.Outcome = CallOutcome.Completed;
        DecisionId id = call.Id;

        // The slots of the moment before the commit, and the database of the moment after it.
        byte[] slots = await File.ReadAllBytesAsync(
            ledger.Folder.In(SlotFile.FileName), TestContext.Current.CancellationToken);
        ledger.Ledger.Record(call);
        await ledger.Flush();
        TemporaryFolder copy = ledger.Folder.Copy();
        await File.WriteAllBytesAsync(copy.In(SlotFile.FileName), slots, TestContext.Current.CancellationToken);

        await using var next = LedgerFixture.Open(folder: copy);
        Assert.Equal(0, next.Ledger.Health.SettledAttempts);
        Assert.Equal(CallOutcome.Completed, (await next.Find(id))!.Outcome);
        UsageRow total = (await next.Usage(UsageGrouping.Model)).Total;
        Assert.Equal((1, 1, new Usd(0.25m)), (total.Calls, total.Attempts, total.Cost));
    }

    [Fact]
    public async Task Settling_again_changes_nothing()
    {
        await using var ledger = LedgerFixture.Open();
        ledger.Begin(ledger.NewCall());
        await using LedgerFixture next = ledger.Killed();
        await using LedgerFixture afterThat = next.Killed();
        Assert.Equal((1, 0), (next.Ledger.Health.SettledAttempts, afterThat.Ledger.Health.SettledAttempts));
        Assert.Equal(1, (await afterThat.Usage(UsageGrouping.Key)).Total.Attempts);
    }

    [Fact]
    public async Task Slots_are_settled_when_the_next_server_has_another_number_of_them()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        ledger.Begin(call);
        await using var next = LedgerFixture.Open(LedgerFixture.Quick with { Slots = 8 }, ledger.Folder.Copy());
        Assert.NotNull(await next.Find(call.Id));
        Assert.Equal((8, 8), (next.Ledger.Health.Slots, next.Ledger.Health.FreeSlots));
    }

    [Fact]
    public async Task Names_that_do_not_fit_into_a_slot_are_cut_and_the_target_stays()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall(tags: "team=" + new string('ä', 500));
        ledger.Begin(call);
        await using LedgerFixture next = ledger.Killed();
        RecordedCall found = Assert.IsType<RecordedCall>(await next.Find(call.Id));
        Assert.Equal("mock/small", found.Attempts[0].Target);
        Assert.StartsWith("team=ää", found.Tags, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', found.Tags);
    }

    [Fact]
    public void A_file_of_another_kind_in_the_place_of_the_slots_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        File.WriteAllText(folder.In(SlotFile.FileName), "not ours");
        for (int i = 0; i < 2; i++)
        {
            var refusal = Assert.Throws<FaultsException>(
                () => Ledger.Open(database, LedgerFixture.Quick, TimeProvider.System));
            Assert.Equal(folder.In(SlotFile.FileName), Assert.Single(refusal.Faults).Where);
        }
    }

    [Fact]
    public void A_slot_has_its_size_and_its_file_all_its_space()
    {
        using var folder = new TemporaryFolder();
        using var slots = SlotFile.Create(folder.Path, 100);
        Assert.Equal(Slot.Bytes, Unsafe.SizeOf<Slot>());
        Assert.Equal(4096 + (100 * Slot.Bytes), new FileInfo(folder.In(SlotFile.FileName)).Length);
    }
}
