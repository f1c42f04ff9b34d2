namespace Pointsman.Server;

/// <summary>
/// Every step of the database, in order. A slice keeps the SQL of its tables in its own folder and adds a line here
/// with the next number. A step that was published is never changed, only followed by another.
/// </summary>
internal static class Migrations
{
    /// <summary>The steps, numbered from 1 without a gap.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, "the ledger", LedgerTables.Sql),
        new(2, "keys", KeyTables.Sql),
        new(3, "texts", TextTables.Sql),
        new(4, "steps of strategies", LedgerTables.StepsSql),
        new(5, "people", PeopleTables.Sql),
        new(6, "what decisions were made from", LedgerTables.ReplaySql),
        new(7, "what progressive routes learn", GainTables.Sql),
        new(8, "what answers of people are booked under", PeopleTables.BookingSql),
    ];
}
