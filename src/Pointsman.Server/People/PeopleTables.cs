namespace Pointsman.Server;

/// <summary>The tables of this slice.</summary>
internal static class PeopleTables
{
    // Times are milliseconds since 1970, kept is a span of them; the cost is whole trillionths of a dollar. What is
    // taken and whose lease has ended counts as waiting, and what is open past its time as expired, before anybody has
    // written so.
    public const string Sql = """
        CREATE TABLE person_case (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            queue TEXT NOT NULL,
            route TEXT NOT NULL,
            place TEXT NOT NULL,
            key_id INTEGER NOT NULL,
            tags TEXT NOT NULL,
            call TEXT NOT NULL,
            came INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            messages TEXT NOT NULL,
            cut INTEGER NOT NULL,
            earlier TEXT NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            taken_by TEXT,
            taken INTEGER,
            lease INTEGER,
            ended INTEGER,
            answered_by TEXT,
            answer TEXT,
            cost INTEGER,
            booked INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX person_case_queue ON person_case (queue, state, number);
        CREATE INDEX person_case_ended ON person_case (ended) WHERE ended IS NOT NULL;
        """;

    // The id under which the ledger gets what an answer cost, where no call waited for it; set aside with the answer,
    // so that it is booked once however often that is tried.
    public const string BookingSql = """
        ALTER TABLE person_case ADD COLUMN booking INTEGER;
        ALTER TABLE person_case ADD COLUMN booking_secret INTEGER;
        """;
}
