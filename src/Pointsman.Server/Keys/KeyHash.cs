using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pointsman.Server;

/// <summary>The SHA-256 hash of a secret: what is stored of it, and what it is looked up by.</summary>
/// <remarks>
/// A secret has 256 random bits, so its plain hash cannot be guessed back and needs no salt. A look-up by the hash may
/// take a time that depends on the hash; that tells nobody anything about a secret that they do not have.
/// </remarks>
[InlineArray(Size)]
internal struct KeyHash : IEquatable<KeyHash>
{
    /// <summary>How many bytes it has.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private byte _first;

    /// <summary>The hash of a secret.</summary>
    public static KeyHash Of(ReadOnlySpan<byte> secret)
    {
        var hash = default(KeyHash);
        SHA256.HashData(secret, hash);
        return hash;
    }

    /// <summary>The hash as it was stored.</summary>
    public static KeyHash From(ReadOnlySpan<byte> stored)
    {
        var hash = default(KeyHash);
        stored[..Size].CopyTo(hash);
        return hash;
    }

    /// <inheritdoc />
    public readonly bool Equals(KeyHash other) => ((ReadOnlySpan<byte>)this).SequenceEqual(other);

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is KeyHash other && Equals(other);

    /// <summary>Any four bytes of a hash are as good as a hash of them.</summary>
    public override readonly int GetHashCode() => MemoryMarshal.Read<int>(this);

    /// <summary>Says nothing of the hash, so that no log can hold it.</summary>
    public override readonly string ToString() => "(hash)";
}
