using System.Buffers.Text;
using System.Security.Cryptography;

namespace Pointsman.Server;

/// <summary>Makes secrets that are shown once and stored only as <see cref="KeyHash"/>.</summary>
internal static class KeySecret
{
    /// <summary>How a key begins, so that people and scanners for leaked secrets know it.</summary>
    public const string KeyStart = "pm_";

    /// <summary>How an admin token begins.</summary>
    public const string AdminStart = "pm_admin_";

    /// <summary>The longest text that is looked at as a secret: 256 bytes.</summary>
    public const int MostBytes = 256;

    private const int RandomBytes = 32;

    /// <summary>A new secret: its beginning, and 43 characters that are safe in an address.</summary>
    public static string Mint(string start)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return start + Base64Url.EncodeToString(random);
    }
}
