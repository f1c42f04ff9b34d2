using System.Security.Cryptography;
using System.Text;

namespace Pointsman.Providers;

/// <summary>
/// OpenAI takes ids of tool calls up to 40 letters, and some of its copies make longer ones. An id only ties a result
/// to its call, so a longer one is replaced in both by the same short one.
/// </summary>
internal static class OpenAiChatCallId
{
    private const int MostLetters = 40;

    /// <summary>The id, or what stands for it everywhere.</summary>
    public static string Fit(string id) => id.Length <= MostLetters
        ? id
        : "call_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..32];
}
