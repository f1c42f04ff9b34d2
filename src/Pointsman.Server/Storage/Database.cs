using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pointsman.Server;

/// <summary>
/// The database of a data folder. Opening it brings its tables up to date. Readers and the one writer do not wait for
/// each other (write-ahead log); what was committed survives the end of the process, and after a loss of power the
/// last commits may be missing, the rest is sound.
/// </summary>
public sealed class Database : IDisposable
{
    /// <summary>The name of the file in the data folder.</summary>
    public const string FileName = "pointsman.db";

    private readonly DatabaseOptions _options;
    private readonly string _connection;

    private Database(string folder, DatabaseOptions options)
    {
        Folder = folder;
        File = Path.Combine(folder, FileName);
        _options = options;
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            DefaultTimeout = Math.Max(1, (int)Math.Ceiling(options.BusyTimeout.TotalSeconds)),
        }.ToString();
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The path of the database.</summary>
    public string File { get; }

    /// <summary>Opens the database of a folder and creates both when they are missing.</summary>
    /// <exception cref="FaultsException">The folder or the file cannot be used; the fault says why.</exception>
    public static Database Open(string folder, DatabaseOptions? options = null) =>
        Open(folder, options ?? new DatabaseOptions(), Migrations.All);

    /// <summary>A connection for a short while, open. Dispose it soon; the next one is quick.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText =
                $"PRAGMA busy_timeout = {(int)_options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = NORMAL";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Closes the connections that are kept for the next user.</summary>
    public void Dispose()
    {
        using var any = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(any);
    }

    internal static Database Open(string folder, DatabaseOptions options, IReadOnlyList<Migration> migrations)
    {
        _ = SqliteLibrary.Handle;
        CreateFolder(folder);
        var database = new Database(folder, options);
        try
        {
            using SqliteConnection connection = database.Connect();
            new SchemaUpgrade(connection, database.File).Run(migrations);
            return database;
        }
        catch (SqliteException failure)
        {
            database.Dispose();
            throw new FaultsException([SqliteProblem.Fault(database.File, failure.SqliteErrorCode)]);
        }
        catch (FaultsException)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A connection for the thread that writes.</summary>
    internal WriteConnection ConnectForWriting(TimeSpan busyTimeout) => WriteConnection.Open(File, busyTimeout);

    private static void CreateFolder(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else if (!Directory.Exists(folder))
            {
                // It holds what was spent and the hashes of keys, which is nobody else's business.
                Directory.CreateDirectory(
                    folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultsException([new Fault(
                folder,
                $"the folder cannot be created ({failure.Message.TrimEnd('.')})",
                "create it with the right to write for this user, or name another one with --data")]);
        }
    }
}
