using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>
/// What an answer is remembered by: whom it was asked of, all that was asked, and the repeat, since repeats are there
/// to differ.
/// </summary>
internal static class AnswerKey
{
    /// <summary>How many bytes a key has.</summary>
    public const int Bytes = 16;

    /// <summary>The key of a call.</summary>
    public static UInt128 Of(
        string lane, string model, IReadOnlyList<ChatMessage> messages, ChatOptions options, int repeat)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes(lane));
        Add(hash, Encoding.UTF8.GetBytes(model));
        Add(hash, AskedBytes.Of(messages, options));
        Add(hash, BitConverter.GetBytes(repeat));
        return new UInt128(
            BitConverter.ToUInt64(hash.GetCurrentHash(), 0), BitConverter.ToUInt64(hash.GetCurrentHash(), 8));
    }

    // The length goes before each part, so that two parts are never taken for two others.
    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
