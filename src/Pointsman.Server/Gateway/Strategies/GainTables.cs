namespace Pointsman.Server;

/// <summary>The table of what progressive routes have learned.</summary>
internal static class GainTables
{
    // Changed is in milliseconds since 1970.
    public const string Sql = """
        CREATE TABLE upgrade_gain (
            route TEXT NOT NULL,
            bucket TEXT NOT NULL,
            asked INTEGER NOT NULL,
            gained INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            PRIMARY KEY (route, bucket)
        ) WITHOUT ROWID;
        """;
}
