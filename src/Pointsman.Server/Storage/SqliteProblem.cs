using SQLitePCL;

namespace Pointsman.Server;

/// <summary>What a result code of SQLite means for the person who runs the server.</summary>
internal static class SqliteProblem
{
    /// <summary>What was found, and the way out.</summary>
    public static (string Found, string Fix) Of(int code) => (code & 0xFF) switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            ("the database is locked by another program", "end the program that holds it, or wait for it"),
        raw.SQLITE_FULL => ("the disk is full", "free some space"),
        raw.SQLITE_READONLY => ("the database cannot be written", "give this user the right to write the file"),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => (
            "the database can be neither opened nor created",
            "give this user the right to write the folder and the file, or name another folder with --data"),
        raw.SQLITE_NOTADB => (
            "the file is no SQLite database",
            "move the file away, or name another folder with --data"),
        raw.SQLITE_CORRUPT => (
            "the database is damaged",
            "restore it from a backup, or move it away to begin anew; sqlite3's .recover saves what can be read"),
        raw.SQLITE_IOERR => ("the disk reported an error", "look into the system's log, and free some space"),
        raw.SQLITE_NOMEM => ("there is no memory left", "give the process more memory"),
        _ => ($"SQLite gave the error {code}", "look the code up at https://sqlite.org/rescode.html"),
    };

    /// <summary>The same as a fault of a file.</summary>
    public static Fault Fault(string file, int code)
    {
        (string found, string fix) = Of(code);
        return new Fault(file, found, fix);
    }
}
