namespace Pointsman.Server;

/// <summary>The tables of this slice.</summary>
internal static class TextTables
{
    // The id and the secret are those of the call. prompt_bytes and answer_bytes are as they came, before redaction;
    // started and expires are milliseconds since 1970.
    public const string Sql = """
        CREATE TABLE texts (
            id INTEGER PRIMARY KEY,
            secret INTEGER NOT NULL,
            route TEXT NOT NULL,
            started INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            prompt TEXT NOT NULL,
            prompt_bytes INTEGER NOT NULL,
            prompt_cut INTEGER NOT NULL,
            answer TEXT NOT NULL,
            answer_bytes INTEGER NOT NULL,
            answer_cut INTEGER NOT NULL,
            answer_type TEXT NOT NULL
        );
        CREATE INDEX texts_expires ON texts (expires);
        CREATE INDEX texts_route ON texts (route, id);
        """;
}
