using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>Keeps what progressive routes have learned from one start to the next.</summary>
internal sealed class GainStore(Database database)
{
    /// <summary>How many rows are kept, a row for each kind of requests of a route: the last changed 32,000.</summary>
    public const int MostRows = 32_000;

    /// <summary>What is known, by route.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<UpgradeCount>> Load()
    {
        using SqliteConnection connection = database.Connect();
        return connection
            .Query<(string Route, string Bucket, long Asked, long Gained)>(
                "SELECT route, bucket, asked, gained FROM upgrade_gain ORDER BY changed DESC LIMIT @MostRows",
                new { MostRows })
            .GroupBy(row => row.Route, StringComparer.Ordinal)
            .ToDictionary(
                route => route.Key,
                IReadOnlyList<UpgradeCount> (route) =>
                    [.. route.Select(row => new UpgradeCount(row.Bucket, (int)row.Asked, (int)row.Gained))],
                StringComparer.Ordinal);
    }

    /// <summary>Writes what has changed, and forgets what has not for the longest time when there is too much.
    /// </summary>
    public void Write(IEnumerable<(string Route, UpgradeCount Count)> changed, DateTimeOffset now)
    {
        const string Put = """
            INSERT INTO upgrade_gain (route, bucket, asked, gained, changed)
            VALUES (@Route, @Bucket, @Asked, @Gained, @at)
            ON CONFLICT (route, bucket) DO UPDATE SET
                asked = excluded.asked, gained = excluded.gained, changed = excluded.changed
            """;
        const string Trim = """
            DELETE FROM upgrade_gain WHERE (route, bucket) IN (
                SELECT route, bucket FROM upgrade_gain ORDER BY changed DESC LIMIT -1 OFFSET @MostRows)
            """;
        long at = now.ToUnixTimeMilliseconds();
        using SqliteConnection connection = database.Connect();
        using SqliteTransaction transaction = connection.BeginTransaction();
        connection.Execute(
            Put, changed.Select(one => new { one.Route, one.Count.Bucket, one.Count.Asked, one.Count.Gained, at }),
            transaction);
        connection.Execute(Trim, new { MostRows }, transaction);
        transaction.Commit();
    }
}
