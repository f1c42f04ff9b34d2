using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>
/// Creates, lists and revokes keys. Each change is one transaction; once it is committed, the ring has it before the
/// call returns, so a key works, or stops working, with the next request.
/// </summary>
/// <param name="connect">Gives an open connection to the database.</param>
/// <param name="ring">The keys that requests are checked against.</param>
internal sealed class KeyStore(Func<SqliteConnection> connect, KeyRing ring)
{
    /// <summary>How many keys may be in use, that is not revoked: 100,000.</summary>
    public const int MostInUse = 100_000;

    // Changes reach the ring in the order in which they were committed.
    private readonly Lock _changing = new();

    /// <summary>Reads all keys into the ring, and gives them.</summary>
    public IReadOnlyList<Key> Load()
    {
        lock (_changing)
        {
            using SqliteConnection connection = connect();
            StoredKey[] all =
                [.. connection.Query<KeyRow>($"SELECT {KeyRow.Columns} FROM keys").Select(row => row.ToStored())];
            ring.Replace(all);
            return [.. all.Select(one => one.Key)];
        }
    }

    /// <summary>Creates a key.</summary>
    /// <exception cref="FaultsException">There are too many keys.</exception>
    public CreatedKey Create(KeyDraft draft, DateTimeOffset now)
    {
        string secret = KeySecret.Mint(KeySecret.KeyStart);
        lock (_changing)
        {
            using SqliteConnection connection = connect();
            using SqliteTransaction transaction = connection.BeginTransaction();
            long inUse = connection.ExecuteScalar<long>(
                "SELECT count(*) FROM keys WHERE revoked IS NULL", transaction: transaction);
            if (inUse >= MostInUse)
            {
                throw new FaultsException(
                    [new Fault("keys", $"found {inUse} that are in use", "revoke those that nobody needs any more")]);
            }

            const string Insert = """
                INSERT INTO keys (name, prefix, hash, created, expires, limits, routes, models, tags)
                VALUES (@Name, @Prefix, @Hash, @Created, @Expires, @Limits, @Routes, @Models, @Tags);
                SELECT last_insert_rowid();
                """;
            long id = connection.ExecuteScalar<long>(Insert, KeyRow.Of(draft, secret, now), transaction);
            StoredKey created = Read(connection, transaction, id)!.Value;
            transaction.Commit();
            ring.Put(created);
            return new CreatedKey(created.Key, secret);
        }
    }

    /// <summary>The keys with a greater number than one, in the order of numbers; revoked ones too.</summary>
    public IReadOnlyList<Key> List(long after, int most)
    {
        using SqliteConnection connection = connect();
        IEnumerable<KeyRow> rows = connection.Query<KeyRow>(
            $"SELECT {KeyRow.Columns} FROM keys WHERE id > @after ORDER BY id LIMIT @most", new { after, most });
        return [.. rows.Select(row => row.ToStored().Key)];
    }

    /// <summary>A key by its number, revoked or not; none when there is no such key.</summary>
    public Key? Find(long id)
    {
        using SqliteConnection connection = connect();
        return connection.QuerySingleOrDefault<KeyRow>(
            $"SELECT {KeyRow.Columns} FROM keys WHERE id = @id", new { id })?.ToStored().Key;
    }

    /// <summary>What people call the keys, by number; revoked ones too.</summary>
    public IReadOnlyDictionary<long, string> Names()
    {
        using SqliteConnection connection = connect();
        return connection.Query<(long Id, string Name)>("SELECT id, name FROM keys")
            .ToDictionary(key => key.Id, key => key.Name);
    }

    /// <summary>Revokes a key for good; none when there is no such key. The first time counts.</summary>
    public Key? Revoke(long id, DateTimeOffset now)
    {
        lock (_changing)
        {
            using SqliteConnection connection = connect();
            using SqliteTransaction transaction = connection.BeginTransaction();
            connection.Execute(
                "UPDATE keys SET revoked = @time WHERE id = @id AND revoked IS NULL",
                new { id, time = now.ToUnixTimeMilliseconds() },
                transaction);
            StoredKey? revoked = Read(connection, transaction, id);
            transaction.Commit();
            if (revoked is { } changed)
            {
                ring.Put(changed);
            }

            return revoked?.Key;
        }
    }

    private static StoredKey? Read(SqliteConnection connection, SqliteTransaction transaction, long id) =>
        connection.QuerySingleOrDefault<KeyRow>(
            $"SELECT {KeyRow.Columns} FROM keys WHERE id = @id", new { id }, transaction)?.ToStored();
}
