using SQLitePCL;

namespace Pointsman.Server;

/// <summary>
/// A connection for one thread that writes much. It hands result codes on as values, because a locked file and a full
/// disk are what its user has to expect, and it takes no lock of its own.
/// </summary>
internal sealed unsafe class WriteConnection : IDisposable
{
    // At 16 MB of log instead of 4 the pages that every commit touches are copied back more rarely, which halves the
    // cost of small commits.
    private const string Settings = "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000";

    private readonly sqlite3 _database;
    private readonly List<WriteStatement> _statements = [];

    private WriteConnection(sqlite3 database)
    {
        _database = database;
    }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => SqliteCalls.Changes(_database.DangerousGetHandle());

    /// <summary>Opens the file, which exists.</summary>
    public static WriteConnection Open(string file, TimeSpan busyTimeout)
    {
        _ = SqliteLibrary.Handle;
        int code = raw.sqlite3_open_v2(
            file, out sqlite3 database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            database.Dispose();
            throw new FaultsException([SqliteProblem.Fault(file, code)]);
        }

        _ = raw.sqlite3_busy_timeout(database, (int)busyTimeout.TotalMilliseconds);
        _ = raw.sqlite3_exec(database, Settings);
        return new WriteConnection(database);
    }

    /// <summary>Runs statements that are rarely needed; zero, or the code of what went wrong.</summary>
    public int Run(string sql) => raw.sqlite3_exec(_database, sql);

    /// <summary>Compiles a statement, which lives as long as the connection.</summary>
    public WriteStatement Prepare(string sql)
    {
        int code = raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement);
        if (code != raw.SQLITE_OK)
        {
            string why = raw.sqlite3_errmsg(_database).utf8_to_string();
            throw new InvalidOperationException($"{why} in: {sql}");
        }

        var prepared = new WriteStatement(statement);
        _statements.Add(prepared);
        return prepared;
    }

    public void Dispose()
    {
        _statements.ForEach(statement => statement.Dispose());
        _database.Dispose();
    }
}
