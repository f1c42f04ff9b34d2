using System.Runtime.InteropServices;
using SQLitePCL;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class SqliteLibraryTests
{
    [Fact]
    public void The_chosen_library_is_the_one_that_every_connection_uses()
    {
        nint version = NativeLibrary.GetExport(SqliteLibrary.Handle, "sqlite3_libversion_number");
        Assert.Equal(raw.sqlite3_libversion_number(), Marshal.GetDelegateForFunctionPointer<Version>(version)());
    }

    [Fact]
    public void A_library_that_is_not_there_leaves_the_other()
    {
        // Loading once more, because the choice closes what it does not take.
        string loaded = OperatingSystem.IsLinux() ? "libc.so.6" : "kernel32";
        Assert.SkipUnless(NativeLibrary.TryLoad(loaded, out nint library), "there is no such library here");
        Assert.Equal(library, SqliteLibrary.Newer(library, 0));
        Assert.Equal(0, SqliteLibrary.Newer(0, 0));
        NativeLibrary.Free(library);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Version();
}
