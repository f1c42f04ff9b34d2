using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server.Tests.Keys;

/// <summary>A database with the tables of keys, in a folder that goes away with it.</summary>
internal sealed class KeyFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pointsman-keys-").FullName;

    public KeyFile()
    {
        using SqliteConnection connection = Connect();
        connection.Execute(KeyTables.Sql);
    }

    private string Text => $"Data Source={Path.Combine(_folder, "pointsman.db")}";

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(Text);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        using (var any = new SqliteConnection(Text))
        {
            SqliteConnection.ClearPool(any);
        }

        Directory.Delete(_folder, recursive: true);
    }
}
