using System.Text;
using SQLitePCL;

namespace Pointsman.Server;

/// <summary>
/// A prepared statement that is run many times and allocates nothing. Values stay bound between runs.
/// </summary>
internal sealed unsafe class WriteStatement : IDisposable
{
    private const int TextOnStack = 512;

    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;

    // The first value that could not be bound, for want of memory; the run then does not happen.
    private int _notBound;

    public WriteStatement(sqlite3_stmt statement)
    {
        _statement = statement;
        _handle = statement.DangerousGetHandle();
    }

    public void Bind(int index, long value) => Note(SqliteCalls.BindLong(_handle, index, value));

    public void BindNull(int index) => Note(SqliteCalls.BindNull(_handle, index));

    /// <summary>Binds a text, or null.</summary>
    public void Bind(int index, string? text)
    {
        if (text is null)
        {
            BindNull(index);
            return;
        }

        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most <= TextOnStack ? stackalloc byte[TextOnStack] : new byte[most];
        int length = Encoding.UTF8.GetBytes(text, bytes);
        fixed (byte* start = bytes)
        {
            Note(SqliteCalls.BindText(_handle, index, start, length, SqliteCalls.Copy));
        }
    }

    /// <summary>Binds a text that is UTF-8 already.</summary>
    public void Bind(int index, ReadOnlySpan<byte> text)
    {
        // A span of nothing has no address, and SQLite takes that for null.
        ReadOnlySpan<byte> bytes = text.IsEmpty ? [0] : text;
        fixed (byte* start = bytes)
        {
            Note(SqliteCalls.BindText(_handle, index, start, text.Length, SqliteCalls.Copy));
        }
    }

    /// <summary>Binds bytes, or null where there are none.</summary>
    public void BindBlob(int index, ReadOnlySpan<byte> bytes)
    {
        // A span of nothing has no address, and SQLite takes that for null.
        fixed (byte* start = bytes)
        {
            Note(SqliteCalls.BindBlob(_handle, index, start, bytes.Length, SqliteCalls.Copy));
        }
    }

    /// <summary>Runs the statement to its end; zero, or the code of what went wrong.</summary>
    public int Run() => Query(out _);

    /// <summary>Runs a query and gives the first number of its first row, or null when there is no row.</summary>
    public int Query(out long? value)
    {
        value = null;
        if (_notBound != raw.SQLITE_OK)
        {
            (int notBound, _notBound) = (_notBound, raw.SQLITE_OK);
            return notBound;
        }

        int code = SqliteCalls.Step(_handle);
        if (code == raw.SQLITE_ROW && SqliteCalls.ColumnType(_handle, 0) != raw.SQLITE_NULL)
        {
            value = SqliteCalls.ColumnLong(_handle, 0);
        }

        _ = SqliteCalls.Reset(_handle);
        return code is raw.SQLITE_DONE or raw.SQLITE_ROW ? raw.SQLITE_OK : code;
    }

    public void Dispose() => _statement.Dispose();

    private void Note(int code) => _notBound = _notBound == raw.SQLITE_OK ? code : _notBound;
}
