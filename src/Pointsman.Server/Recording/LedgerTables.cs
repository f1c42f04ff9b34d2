namespace Pointsman.Server;

/// <summary>The tables of the ledger.</summary>
internal static class LedgerTables
{
    // Neither table of calls has an index beside its key: the key grows with time, so a row is added at the end, and
    // a range of time is a range of keys. Names stand in a table of their own, so a row is a few small numbers.
    // In all columns: money in trillionths of a dollar, moments in milliseconds since 1970, name 0 for none.
    // attempt.id is the id of its call plus the attempt's number. call.requested is null when it is the route.
    // usage.calls counts a call at its last attempt's target, so that calls add up over every grouping.
    public const string Sql = """
        CREATE TABLE name (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        );
        CREATE TABLE call (
            id INTEGER PRIMARY KEY,
            secret INTEGER NOT NULL,
            started INTEGER NOT NULL,
            key INTEGER NOT NULL,
            tags INTEGER NOT NULL,
            route INTEGER NOT NULL,
            requested TEXT,
            client_format INTEGER NOT NULL,
            stream INTEGER NOT NULL,
            cache_hit INTEGER NOT NULL,
            reason TEXT NOT NULL,
            dropped TEXT,
            status INTEGER NOT NULL,
            outcome INTEGER NOT NULL,
            cost INTEGER NOT NULL,
            overhead_us INTEGER NOT NULL,
            first_token_ms INTEGER,
            total_ms INTEGER NOT NULL,
            finish TEXT NOT NULL
        );
        CREATE TABLE attempt (
            id INTEGER PRIMARY KEY,
            target INTEGER NOT NULL,
            provider INTEGER NOT NULL,
            key_index INTEGER NOT NULL,
            began_ms INTEGER NOT NULL,
            ended_ms INTEGER NOT NULL,
            outcome INTEGER NOT NULL,
            http_status INTEGER NOT NULL,
            input INTEGER NOT NULL,
            cached_input INTEGER NOT NULL,
            cache_write INTEGER NOT NULL,
            output INTEGER NOT NULL,
            reasoning INTEGER NOT NULL,
            quality INTEGER NOT NULL,
            cost INTEGER NOT NULL,
            price_known INTEGER NOT NULL
        );
        CREATE TABLE usage (
            day INTEGER NOT NULL,
            key INTEGER NOT NULL,
            target INTEGER NOT NULL,
            route INTEGER NOT NULL,
            tags INTEGER NOT NULL,
            calls INTEGER NOT NULL,
            completed_calls INTEGER NOT NULL,
            cache_hits INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            failed_attempts INTEGER NOT NULL,
            unpriced_attempts INTEGER NOT NULL,
            input INTEGER NOT NULL,
            cached_input INTEGER NOT NULL,
            cache_write INTEGER NOT NULL,
            output INTEGER NOT NULL,
            reasoning INTEGER NOT NULL,
            cost_unknown INTEGER NOT NULL,
            cost_estimated INTEGER NOT NULL,
            cost_partial INTEGER NOT NULL,
            cost_exact INTEGER NOT NULL,
            PRIMARY KEY (day, key, target, route, tags)
        ) WITHOUT ROWID;
        """;

    // Both are null where one target's answer was all. call.steps is JSON, attempt.place says which step it is of.
    public const string StepsSql = """
        ALTER TABLE call ADD COLUMN steps TEXT;
        ALTER TABLE attempt ADD COLUMN place TEXT;
        """;

    // What DecisionPacking writes; null where nothing was decided, or recording.replay said no.
    public const string ReplaySql = "ALTER TABLE call ADD COLUMN replay BLOB;";
}
