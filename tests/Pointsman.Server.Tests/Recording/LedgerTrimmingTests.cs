using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class LedgerTrimmingTests
{
    [Fact]
    public async Task Calls_beyond_the_retention_are_deleted_and_the_sums_of_their_days_stay()
    {
        await using var ledger = LedgerFixture.Open(LedgerFixture.Quick with { Retention = TimeSpan.FromDays(30) });
        DecisionId old = ledger.Serve();
        await ledger.Flush();
        ledger.Time.Now += TimeSpan.FromDays(29);
        DecisionId young = ledger.Serve();
        await ledger.Flush();
        Assert.NotNull(await ledger.Find(old));

        ledger.Time.Now += TimeSpan.FromDays(2);
        ledger.Serve();
        await ledger.Flush();
        await Until.Holds(() => Count(ledger, "call") == 2);
        Assert.Null(await ledger.Find(old));
        Assert.Single((await ledger.Find(young))!.Attempts);
        Assert.Equal(2, Count(ledger, "attempt"));
        Assert.Equal(3, (await ledger.Usage(UsageGrouping.Day)).Total.Calls);
    }

    [Fact]
    public async Task The_sums_of_days_have_a_retention_of_their_own()
    {
        await using var ledger = LedgerFixture.Open(
            LedgerFixture.Quick with { UsageRetention = TimeSpan.FromDays(30), Retention = null });
        DecisionId old = ledger.Serve();
        await ledger.Flush();
        ledger.Time.Now += TimeSpan.FromDays(40);
        ledger.Serve();
        await ledger.Flush();
        await Until.Holds(() => Count(ledger, "usage") == 1);
        Assert.NotNull(await ledger.Find(old));
    }

    [Fact]
    public void Much_is_deleted_a_little_at_a_time()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path);
        using WriteConnection connection = database.ConnectForWriting(TimeSpan.Zero);
        using var statements = new LedgerStatements(connection);
        var time = new ManualTime();
        var ids = new CallIds(time, 0);
        CallRecord[] calls = [.. Enumerable.Range(0, 5_000).Select(_ =>
        {
            var call = new CallRecord();
            call.Start(ids.Next(out long started), started);
            return call;
        })];
        Assert.Equal(0, statements.Write(calls));
        time.Now += TimeSpan.FromDays(91);
        var trimming = new LedgerTrimming(connection, new LedgerOptions(), time);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => trimming.Step()));
        Assert.Equal(0, statements.LastCall);
    }

    private static int Count(LedgerFixture ledger, string table)
    {
        using SqliteConnection connection = ledger.Database.Connect();
        return connection.ExecuteScalar<int>($"SELECT COUNT(*) FROM {table}");
    }
}
