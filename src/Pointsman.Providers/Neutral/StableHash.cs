using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Providers;

/// <summary>Short ids for what came without one: the same text always gives the same id.</summary>
internal static class StableHash
{
    private const int Letters = 24;

    /// <summary>The id of a text: 24 hexadecimal letters.</summary>
    public static string Of(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Letters];
}
