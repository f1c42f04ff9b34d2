using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class UsageReportTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(ManualTime.Noon.Date);

    [Theory]
    [InlineData(UsageGrouping.Key, "1: 2 calls $3.00", "2: 1 calls $0.25")]
    [InlineData(UsageGrouping.Model, "a/large: 1 calls $2.25", "a/small: 2 calls $1.00")]
    [InlineData(UsageGrouping.Route, "chat: 2 calls $3.00", "code: 1 calls $0.25")]
    [InlineData(UsageGrouping.Tag, "team=x: 3 calls $3.25", "env=prod: 2 calls $3.00")]
    [InlineData(UsageGrouping.Day, "2026-03-10: 2 calls $3.00", "2026-03-11: 1 calls $0.25")]
    public async Task Usage_is_summed_by(UsageGrouping by, params string[] expected)
    {
        await using LedgerFixture ledger = await ThreeCalls();
        UsageReport report = await ledger.Usage(by);
        Assert.Equal(expected, report.Rows.Select(row => $"{row.Group}: {row.Calls} calls {row.Cost}"));
        Assert.Equal((3, 4, new Usd(3.25m)), (report.Total.Calls, report.Total.Attempts, report.Total.Cost));
    }

    [Fact]
    public async Task A_report_holds_only_what_was_asked_for()
    {
        await using LedgerFixture ledger = await ThreeCalls();
        var all = new UsageQuery { From = Today, To = Today.AddDays(1), By = UsageGrouping.Day };
        async Task<long> Calls(UsageQuery query) => (await ledger.Usage(query)).Total.Calls;
        Assert.Equal(3, await Calls(all));
        Assert.Equal(2, await Calls(all with { To = Today }));
        Assert.Equal(0, await Calls(all with { From = Today.AddDays(2), To = Today.AddDays(9) }));
        Assert.Equal(1, await Calls(all with { Key = 2 }));
        Assert.Equal(1, await Calls(all with { Model = "a/large" }));
        Assert.Equal(2, await Calls(all with { Route = "chat" }));
        Assert.Equal(2, await Calls(all with { Tag = "env=prod" }));
        Assert.Equal(0, await Calls(all with { Tag = "env=pro" }));
    }

    [Fact]
    public async Task An_empty_ledger_gives_an_empty_report()
    {
        await using var ledger = LedgerFixture.Open();
        UsageReport report = await ledger.Usage(UsageGrouping.Tag);
        Assert.Empty(report.Rows);
        Assert.Equal(0, report.Total.Calls);
        Assert.Equal(Usd.Zero, await ledger.SpentSince(7, ManualTime.Noon));
    }

    [Fact]
    public async Task Attempts_without_a_price_and_without_success_are_counted()
    {
        await using var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall();
        ledger.Ledger.End(ledger.Begin(call), new AttemptEnd { Outcome = AttemptOutcome.Connect });
        ledger.Ledger.Record(call);
        CallRecord hit = ledger.NewCall();
        hit.CacheHit = true;
        hit.Outcome = CallOutcome.Completed;
        ledger.Ledger.Record(hit);
        await ledger.Flush();
        UsageRow total = (await ledger.Usage(UsageGrouping.Model)).Total;
        Assert.Equal(
            (2, 1, 1, 1, 1, 1),
            (total.Calls, total.CompletedCalls, total.CacheHits, total.Attempts, total.FailedAttempts,
                total.UnpricedAttempts));
    }

    [Fact]
    public async Task Spending_is_counted_from_the_moment_asked_for()
    {
        await using var ledger = LedgerFixture.Open();
        foreach (double hours in new[] { 0, 1, 6, 14, 24 * 5.0 })
        {
            ledger.Time.Now = ManualTime.Noon.AddHours(hours);
            ledger.Serve(key: 7, cost: 1m);
            ledger.Serve(key: 8, cost: 100m);
        }

        // A clock that is set back leaves numbers ahead of their calls, which still count where they belong.
        ledger.Time.Now = ManualTime.Noon.AddHours(1.5);
        ledger.Serve(key: 7, cost: 10m);
        await ledger.Flush();
        async Task<decimal> Since(double hours) =>
            (await ledger.SpentSince(7, ManualTime.Noon.AddHours(hours))).Amount;
        Assert.Equal(15m, await Since(-36));
        Assert.Equal(2m, await Since(12));
        Assert.Equal(1m, await Since(12.5 + 2));
        Assert.Equal(0m, await Since(24 * 6));
    }

    [Fact]
    public void Sums_of_usage_are_the_sums_of_the_attempts() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(25),
        Prop.ForAll<(byte Key, byte Target, byte Quality, int Tokens, uint Cost)[]>(rolls =>
            Sums(rolls).GetAwaiter().GetResult()));

    private static async Task<bool> Sums((byte Key, byte Target, byte Quality, int Tokens, uint Cost)[] rolls)
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { MostPerCommit = 3 });
        decimal[] costs = new decimal[4];
        long tokens = 0;
        foreach ((byte key, byte target, byte quality, int count, uint cost) in rolls)
        {
            CallRecord call = ledger.NewCall(key % 3, $"team={key % 2}", $"route{target % 3}");
            for (int i = 0; i <= target % 2; i++)
            {
                ledger.Ledger.End(ledger.Begin(call, $"mock/{(target + i) % 4}"), new AttemptEnd
                {
                    Outcome = AttemptOutcome.Ok,
                    Tokens = new TokenCounts(count & 0xFFFF, 1, 2, 3, 4),
                    Quality = (UsageQuality)(quality % 4),
                    Cost = new Usd(cost / 1_000_000m),
                    PriceKnown = true,
                });
                costs[quality % 4] += cost / 1_000_000m;
                tokens += (count & 0xFFFF) + 10;
            }

            ledger.Ledger.Record(call);
            if (ledger.Ledger.Health.FreeSlots < 2)
            {
                await ledger.Flush();
            }
        }

        await ledger.Flush();
        foreach (UsageGrouping by in Enum.GetValues<UsageGrouping>())
        {
            UsageReport report = await ledger.Usage(by);
            Assert.Equal(report.Total, report.Rows.Aggregate(new UsageRow { Group = "" }, (sum, row) => sum + row));
            UsageRow total = report.Total;
            Assert.Equal(
                costs,
                new[] { total.CostUnknown, total.CostEstimated, total.CostPartial, total.CostExact }
                    .Select(cost => cost.Amount));
            TokenCounts all = total.Tokens;
            Assert.Equal(tokens, all.Input + all.CachedInput + all.CacheWrite + all.Output + all.Reasoning);
            Assert.Equal(rolls.Length, total.Calls);
        }

        return true;
    }

    private static async Task<LedgerFixture> ThreeCalls()
    {
        var ledger = LedgerFixture.Open();
        CallRecord call = ledger.NewCall(1, "env=prod,team=x", "chat");
        ledger.End(ledger.Begin(call, "a/small"), 0.5m);
        ledger.Ledger.Record(call);

        call = ledger.NewCall(1, "env=prod,team=x", "chat");
        ledger.End(ledger.Begin(call, "a/small"), 0.25m, AttemptOutcome.Cut);
        ledger.End(ledger.Begin(call, "a/large"), 2.25m);
        ledger.Ledger.Record(call);

        ledger.Time.Now += TimeSpan.FromHours(12);
        call = ledger.NewCall(2, "team=x", "code");
        ledger.End(ledger.Begin(call, "a/small"), 0.25m);
        ledger.Ledger.Record(call);
        await ledger.Flush();
        return ledger;
    }
}
