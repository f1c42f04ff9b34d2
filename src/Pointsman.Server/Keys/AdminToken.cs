using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Pointsman.Server;

/// <summary>The one secret that opens the admin API; stored hashed, shown when it is made.</summary>
/// <param name="connect">Gives an open connection to the database.</param>
internal sealed class AdminToken(Func<SqliteConnection> connect)
{
    private readonly Lock _rotating = new();
    private volatile byte[]? _hash;

    /// <summary>Takes the token of the configuration, in place of one that is made.</summary>
    public void Use(string token)
    {
        _hash = [.. KeyHash.Of(Encoding.UTF8.GetBytes(token))];
        IsConfigured = true;
    }

    /// <summary>Whether it is the configuration's, which alone changes it then.</summary>
    public bool IsConfigured { get; private set; }

    /// <summary>
    /// Takes up the token of the database. When there is none yet, makes it and gives its text, to be shown once.
    /// </summary>
    public string? LoadOrMint(DateTimeOffset now)
    {
        using SqliteConnection connection = connect();
        _hash = connection.QuerySingleOrDefault<byte[]>("SELECT hash FROM admin_token");
        return _hash is null ? Rotate(now) : null;
    }

    /// <summary>Makes another token, which ends the one before at once, and gives its text, to be shown once.</summary>
    public string Rotate(DateTimeOffset now)
    {
        string token = KeySecret.Mint(KeySecret.AdminStart);
        byte[] hash = [.. KeyHash.Of(Encoding.UTF8.GetBytes(token))];
        lock (_rotating)
        {
            using SqliteConnection connection = connect();
            connection.Execute(
                "INSERT OR REPLACE INTO admin_token (only, hash, created) VALUES (1, @hash, @time)",
                new { hash, time = now.ToUnixTimeMilliseconds() });
            _hash = hash;
        }

        return token;
    }

    /// <summary>Whether a text is the token, in a time that does not depend on how much of it is right.</summary>
    public bool Check(ReadOnlySpan<byte> presented)
    {
        if (_hash is not { } expected || presented.Length is 0 or > KeySecret.MostBytes)
        {
            return false;
        }

        KeyHash hash = KeyHash.Of(presented);
        return CryptographicOperations.FixedTimeEquals(hash, expected);
    }
}
