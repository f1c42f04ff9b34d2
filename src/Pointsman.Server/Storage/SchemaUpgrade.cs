using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>Brings the tables of a database to the version that this program knows.</summary>
internal sealed class SchemaUpgrade(SqliteConnection connection, string file)
{
    // "PTSM" in ASCII: whose file this is.
    private const int ApplicationId = 0x5054534D;

    public void Run(IReadOnlyList<Migration> migrations)
    {
        Refuse(migrations);

        // The mode is a property of the file; asking for it again costs nothing.
        connection.Execute("PRAGMA journal_mode = WAL");
        long version = Number("PRAGMA user_version");
        foreach (Migration migration in migrations.Where(migration => migration.Number > version))
        {
            Apply(migration);
        }
    }

    private void Refuse(IReadOnlyList<Migration> migrations)
    {
        long owner = Number("PRAGMA application_id");
        long tables = Number("SELECT COUNT(*) FROM sqlite_master");
        if (owner != ApplicationId && (owner != 0 || tables != 0))
        {
            throw new FaultsException([new Fault(
                file,
                "the file is the database of another program",
                "move the file away, or name another folder with --data")]);
        }

        long version = Number("PRAGMA user_version");
        if (version > migrations.Count)
        {
            throw new FaultsException([new Fault(
                file,
                $"the database has version {version}, and this program knows {migrations.Count} at most",
                "use the newer program that wrote it, or name another folder with --data")]);
        }
    }

    private void Apply(Migration migration)
    {
        // Two programs may start at once: the lock is taken before the version is read.
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (Number("PRAGMA user_version", transaction) < migration.Number)
        {
            connection.Execute(migration.Sql, transaction: transaction);
            string number = migration.Number.ToString(CultureInfo.InvariantCulture);
            connection.Execute(
                $"PRAGMA user_version = {number}; PRAGMA application_id = {ApplicationId}", transaction: transaction);
        }

        transaction.Commit();
    }

    private long Number(string sql, SqliteTransaction? transaction = null) =>
        connection.ExecuteScalar<long>(sql, transaction: transaction);
}
