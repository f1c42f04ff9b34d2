using Microsoft.Data.Sqlite;

namespace Pointsman.Server.Tests.Keys;

/// <summary>A database in a folder that goes away with it.</summary>
internal sealed class KeyFile : IDisposable
{
    private readonly Database _database =
        Database.Open(Directory.CreateTempSubdirectory("pointsman-keys-").FullName);

    public SqliteConnection Connect() => _database.Connect();

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_database.Folder, recursive: true);
    }
}
