using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>
/// Reads the ledger. Any program may do so while a server writes; what waits for its commit is not seen.
/// </summary>
public sealed class LedgerStore(Database database)
{
    private const string CallSql = """
        SELECT c.id AS Id, c.started AS Started, c.key AS Key, COALESCE(tags.text, '') AS Tags,
            COALESCE(route.text, '') AS Route, c.requested AS Requested, COALESCE(format.text, '') AS ClientFormat,
            c.stream AS Stream, c.cache_hit AS CacheHit, c.reason AS Reason, c.dropped AS Dropped,
            c.steps AS Steps, c.status AS Status, c.outcome AS Outcome, c.cost AS Cost,
            c.overhead_us AS OverheadUs, c.first_token_ms AS FirstTokenMs, c.total_ms AS TotalMs, c.finish AS Finish
        FROM call c
        LEFT JOIN name tags ON tags.id = c.tags
        LEFT JOIN name route ON route.id = c.route
        LEFT JOIN name format ON format.id = c.client_format
        WHERE c.id = @id AND c.secret = @secret
        """;

    private const string AttemptsSql = """
        SELECT a.id AS Id, COALESCE(target.text, '') AS Target, COALESCE(provider.text, '') AS Provider,
            a.key_index AS KeyIndex, a.began_ms AS BeganMs, a.ended_ms AS EndedMs, a.outcome AS Outcome,
            a.http_status AS HttpStatus, a.input AS Input, a.cached_input AS CachedInput,
            a.cache_write AS CacheWrite, a.output AS Output, a.reasoning AS Reasoning, a.quality AS Quality,
            a.cost AS Cost, a.price_known AS PriceKnown, a.place AS Place
        FROM attempt a
        LEFT JOIN name target ON target.id = a.target
        LEFT JOIN name provider ON provider.id = a.provider
        WHERE a.id > @id AND a.id < @id + @step
        ORDER BY a.id
        """;

    // The sums of whole days are ready; only the first day, when it is not whole, is added up call by call. A number
    // may run ahead of its call's start when the clock was set back, by less than a day, so the range is longer.
    private const string SpentSql = """
        WITH RECURSIVE days (day) AS (
            SELECT @firstWholeDay
            UNION ALL
            SELECT day + 1 FROM days WHERE day < (SELECT MAX(day) FROM usage)
        ),
        amounts (cost) AS (
            SELECT cost_unknown + cost_estimated + cost_partial + cost_exact
            FROM days CROSS JOIN usage ON usage.day = days.day AND usage.key = @key
            UNION ALL
            SELECT cost FROM call
            WHERE id >= @firstCall AND id < @lastCall AND key = @key
                AND started >= @from AND started < @firstWholeMs
        )
        SELECT COALESCE(SUM(cost / @split), 0) AS High, COALESCE(SUM(cost % @split), 0) AS Low FROM amounts
        """;

    /// <summary>What a key has spent on calls that began at a moment or later.</summary>
    public async Task<Usd> SpentSinceAsync(
        long keyId, DateTimeOffset from, CancellationToken cancellationToken = default)
    {
        const long dayMs = 86_400_000;
        long fromMs = Math.Max(0, from.ToUnixTimeMilliseconds());
        long firstWholeDay = (fromMs + dayMs - 1) / dayMs;
        var values = new
        {
            key = keyId,
            from = fromMs,
            firstWholeDay,
            firstWholeMs = firstWholeDay * dayMs,
            firstCall = CallIds.First(fromMs),
            lastCall = CallIds.First((firstWholeDay + 1) * dayMs),
            split = StoredMoney.Split,
        };
        using SqliteConnection connection = database.Connect();
        (long high, long low) = await connection.QuerySingleAsync<(long, long)>(
            new CommandDefinition(SpentSql, values, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return StoredMoney.ToUsd(high, low);
    }

    /// <summary>The whole story of a call; null when the id is not known, or its secret does not fit.</summary>
    public async Task<RecordedCall?> FindCallAsync(DecisionId id, CancellationToken cancellationToken = default)
    {
        using SqliteConnection connection = database.Connect();

        // Both reads see the same moment, so no deletion comes between them.
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        var values = new { id = id.Number, secret = unchecked((long)id.Secret), step = (long)CallIds.Step };
        CallRow? call = await connection.QuerySingleOrDefaultAsync<CallRow>(new CommandDefinition(
            CallSql, values, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        if (call is null)
        {
            return null;
        }

        IEnumerable<AttemptRow> attempts = await connection.QueryAsync<AttemptRow>(new CommandDefinition(
            AttemptsSql, values, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return call.ToCall(id, [.. attempts.Select(attempt => attempt.ToAttempt(id.Number))]);
    }

    /// <summary>What was used, in groups.</summary>
    public async Task<UsageReport> UsageAsync(UsageQuery query, CancellationToken cancellationToken = default)
    {
        using SqliteConnection connection = database.Connect();
        return await new UsageReading(connection, query).ReadAsync(cancellationToken).ConfigureAwait(false);
    }
}
