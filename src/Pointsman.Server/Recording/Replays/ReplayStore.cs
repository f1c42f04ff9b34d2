using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>Reads from the ledger what its decisions were made from.</summary>
internal sealed class ReplayStore(Database database)
{
    /// <summary>How far back the last decisions of a route are looked for: 1,000,000 calls.</summary>
    public const int MostLookedThrough = 1_000_000;

    private const string Columns = """
        SELECT c.id AS Id, c.secret AS Secret, c.started AS Started, COALESCE(tags.text, '') AS Tags,
            COALESCE(route.text, '') AS Route, c.reason AS Reason, c.replay AS Replay
        """;

    private const string Joins = """
        LEFT JOIN name tags ON tags.id = c.tags
        LEFT JOIN name route ON route.id = c.route
        """;

    private const string OneSql = $"""
        {Columns}
        FROM call c
        {Joins}
        WHERE c.id = @id AND c.secret = @secret
        """;

    // Nothing is kept to find the calls of a route by, so its last ones are looked for among the last of all.
    private const string LastSql = $"""
        {Columns}
        FROM (SELECT * FROM call ORDER BY id DESC LIMIT @through) c
        {Joins}
        WHERE c.route = (SELECT id FROM name WHERE text = @route) AND c.replay IS NOT NULL
        ORDER BY c.id DESC
        LIMIT @most
        """;

    /// <summary>A decision with what it was made from; null when the ledger does not have that.</summary>
    public async Task<RecordedDecision?> FindAsync(DecisionId id, CancellationToken cancel)
    {
        var values = new { id = id.Number, secret = unchecked((long)id.Secret) };
        IReadOnlyList<RecordedDecision> found = await ReadAsync(OneSql, values, cancel).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The last decisions of a route that can be made again, the newest first.</summary>
    public Task<IReadOnlyList<RecordedDecision>> LastAsync(string route, int most, CancellationToken cancel) =>
        ReadAsync(LastSql, new { route, most, through = MostLookedThrough }, cancel);

    private async Task<IReadOnlyList<RecordedDecision>> ReadAsync(
        string sql, object values, CancellationToken cancel)
    {
        using SqliteConnection connection = database.Connect();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        IEnumerable<ReplayRow> rows = await connection.QueryAsync<ReplayRow>(
            new CommandDefinition(sql, values, transaction, cancellationToken: cancel)).ConfigureAwait(false);
        var known = new Dictionary<long, string>();
        return [.. rows.Select(row => DecisionUnpacking.Read(row.Replay, Name, row)).OfType<RecordedDecision>()];

        string Name(long number)
        {
            if (!known.TryGetValue(number, out string? name))
            {
                name = connection.QuerySingleOrDefault<string>(
                    "SELECT text FROM name WHERE id = @number", new { number }, transaction) ?? "";
                known.Add(number, name);
            }

            return name;
        }
    }
}
