using Dapper;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Pointsman.Server.Tests;

public sealed class DatabaseTests
{
    private static readonly DatabaseOptions Impatient = new() { BusyTimeout = TimeSpan.FromSeconds(1) };

    [Fact]
    public void A_new_folder_is_created_and_its_database_is_up_to_date()
    {
        using var folder = new TemporaryFolder();
        string inner = folder.In("a/b");
        using var database = Database.Open(inner);
        using SqliteConnection connection = database.Connect();
        Assert.Equal(Migrations.All.Count, connection.ExecuteScalar<int>("PRAGMA user_version"));
        Assert.Equal("wal", connection.ExecuteScalar<string>("PRAGMA journal_mode"));
        Assert.Equal(1, connection.ExecuteScalar<int>("PRAGMA synchronous"));
        Assert.True(File.Exists(Path.Combine(inner, Database.FileName)));
    }

    [Fact]
    public void Only_the_owner_can_look_into_a_folder_that_was_created()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows knows no such rights");
            return;
        }

        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.In("data"));
        UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(database.Folder) & others);
    }

    [Fact]
    public void Migrations_are_numbered_from_one_without_a_gap() =>
        Assert.Equal(Enumerable.Range(1, Migrations.All.Count), Migrations.All.Select(migration => migration.Number));

    [Fact]
    public void Opening_again_runs_only_the_steps_that_are_new()
    {
        using var folder = new TemporaryFolder();
        Migration[] steps = [new(1, "a", "CREATE TABLE a (x)"), new(2, "b", "CREATE TABLE b (x)")];
        Database.Open(folder.Path, Impatient, steps[..1]).Dispose();
        using var database = Database.Open(folder.Path, Impatient, steps);
        using SqliteConnection connection = database.Connect();
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT COUNT(*) FROM b"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_database_as_it_was()
    {
        using var folder = new TemporaryFolder();
        Migration[] broken = [new(1, "a", "CREATE TABLE a (x); CREATE TABLE a (x)")];
        Assert.Throws<FaultsException>(() => Database.Open(folder.Path, Impatient, broken));
        using var database = Database.Open(folder.Path, Impatient, [new(1, "a", "CREATE TABLE a (x)")]);
        Assert.Equal(folder.Path, database.Folder);
    }

    [Fact]
    public void A_newer_database_is_refused_with_both_versions()
    {
        using var folder = new TemporaryFolder();
        Migration[] steps = [new(1, "a", "CREATE TABLE a (x)"), new(2, "b", "CREATE TABLE b (x)")];
        Database.Open(folder.Path, Impatient, steps).Dispose();
        Fault fault = Refusal(() => Database.Open(folder.Path, Impatient, steps[..1]));
        Assert.Equal("the database has version 2, and this program knows 1 at most", fault.Found);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.In(Database.FileName), new string('x', 4096));
        Fault fault = Refusal(() => Database.Open(folder.Path));
        Assert.Equal("the file is no SQLite database", fault.Found);
        Assert.Equal(folder.In(Database.FileName), fault.Where);
    }

    [Fact]
    public void The_database_of_another_program_is_refused()
    {
        using var folder = new TemporaryFolder();
        // The library is chosen before anybody opens a file: two of them in one process do not know of each other, and
        // a call into the one that nobody set up ends the process.
        _ = SqliteLibrary.Handle;
        using (var other = new SqliteConnection($"Data Source={folder.In(Database.FileName)};Pooling=False"))
        {
            other.Open();
            other.Execute("CREATE TABLE notes (text)");
        }

        Assert.Equal("the file is the database of another program", Refusal(() => Database.Open(folder.Path)).Found);
    }

    [Fact]
    public void A_folder_that_cannot_be_created_is_refused_with_the_way_out()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.In("file"), "");
        Fault fault = Refusal(() => Database.Open(folder.In("file/data")));
        Assert.StartsWith("the folder cannot be created", fault.Found, StringComparison.Ordinal);
        Assert.Contains("--data", fault.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_cannot_be_opened_is_refused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.In(Database.FileName));
        Fault fault = Refusal(() => Database.Open(folder.Path));
        Assert.Equal("the database can be neither opened nor created", fault.Found);
    }

    [Fact]
    public void A_locked_database_is_refused_when_it_has_to_be_upgraded()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(folder.Path, Impatient, []);
        using SqliteConnection holder = database.Connect();
        using SqliteTransaction held = holder.BeginTransaction(deferred: false);
        Fault fault = Refusal(() => Database.Open(
            folder.Path, new DatabaseOptions { BusyTimeout = TimeSpan.Zero }, [new(1, "a", "CREATE TABLE a (x)")]));
        Assert.Equal("the database is locked by another program", fault.Found);
    }

    private static Fault Refusal(Func<Database> open) =>
        Assert.Single(Assert.Throws<FaultsException>(() => open().Dispose()).Faults);
}
