using System.Runtime.InteropServices;

namespace Pointsman.Server;

/// <summary>
/// The few calls that the ledger makes dozens of times for each request, straight into the library. Through the
/// provider's safe handles the same rows cost a third more time.
/// </summary>
internal static unsafe class SqliteCalls
{
    // Binding and resetting are short and never call back, so the runtime need not prepare for a long absence.
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int> BindLong =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int>)Find("sqlite3_bind_int64");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> BindNull =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Find("sqlite3_bind_null");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int> BindText =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int>)Find("sqlite3_bind_text");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int> BindBlob =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, byte*, int, nint, int>)Find("sqlite3_bind_blob");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long> ColumnLong =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long>)Find("sqlite3_column_int64");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> ColumnType =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Find("sqlite3_column_type");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> Changes =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Find("sqlite3_changes");

    public static readonly delegate* unmanaged[Cdecl]<nint, int> Reset =
        (delegate* unmanaged[Cdecl]<nint, int>)Find("sqlite3_reset");

    public static readonly delegate* unmanaged[Cdecl]<nint, int> Step =
        (delegate* unmanaged[Cdecl]<nint, int>)Find("sqlite3_step");

    /// <summary>Tells the library to copy a text before the call returns.</summary>
    public const nint Copy = -1;

    private static nint Find(string name) => NativeLibrary.GetExport(SqliteLibrary.Handle, name);
}
