using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Pointsman.Server;

/// <summary>
/// Picks the SQLite of this process: the one that came along, or the system's when that is newer. The one that came
/// along is from 2021, and the system's gets its repairs from the distribution.
/// </summary>
internal static unsafe class SqliteLibrary
{
    private const string SystemName = "libsqlite3.so.0";

    private static readonly Lazy<nint> Loaded = new(Load);

    private static nint _chosen;

    /// <summary>The loaded library; the first use loads it.</summary>
    public static nint Handle => Loaded.Value;

    /// <summary>The newer one of two libraries, and closes the other. Zero stands for one that is not there.</summary>
    internal static nint Newer(nint bundled, nint system)
    {
        bool takeSystem = system != 0 && IsThreadSafe(system) && (bundled == 0 || Version(system) > Version(bundled));
        nint other = takeSystem ? bundled : system;
        if (other != 0)
        {
            NativeLibrary.Free(other);
        }

        return takeSystem ? system : bundled;
    }

    private static nint Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Choose);
        Batteries_V2.Init();

        // The first call into the library is what asks the resolver.
        _ = raw.sqlite3_libversion_number();
        return _chosen;
    }

    private static nint Choose(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (_chosen == 0)
        {
            _ = NativeLibrary.TryLoad(name, assembly, path, out nint bundled);
            nint system = 0;
            _ = OperatingSystem.IsLinux() && NativeLibrary.TryLoad(SystemName, out system);
            _chosen = Newer(bundled, system);
        }

        return _chosen;
    }

    private static int Version(nint library) =>
        ((delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(library, "sqlite3_libversion_number"))();

    private static bool IsThreadSafe(nint library) =>
        ((delegate* unmanaged[Cdecl]<int>)NativeLibrary.GetExport(library, "sqlite3_threadsafe"))() != 0;
}
