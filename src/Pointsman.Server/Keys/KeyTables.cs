namespace Pointsman.Server;

/// <summary>The tables of this slice.</summary>
internal static class KeyTables
{
    /// <summary>
    /// AUTOINCREMENT, and that no row is ever deleted, keep a number from being given to a second key. Times are
    /// milliseconds since 1970; what a request is not looked up by is kept as the admin API shows it.
    /// </summary>
    public const string Sql = """
        CREATE TABLE keys (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            prefix TEXT NOT NULL,
            hash BLOB NOT NULL UNIQUE,
            created INTEGER NOT NULL,
            expires INTEGER,
            revoked INTEGER,
            limits TEXT NOT NULL,
            routes TEXT NOT NULL,
            models TEXT NOT NULL,
            tags TEXT NOT NULL
        );
        CREATE TABLE admin_token (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            hash BLOB NOT NULL,
            created INTEGER NOT NULL
        );
        """;
}
