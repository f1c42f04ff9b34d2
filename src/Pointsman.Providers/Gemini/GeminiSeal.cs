using System.Text;

namespace Pointsman.Providers;

/// <summary>
/// Thought signatures as Gemini's clients keep them: their libraries hold them as bytes, so that a seal of another
/// maker travels in base64.
/// </summary>
internal static class GeminiSeal
{
    /// <summary>
    /// What Google names for calls that Gemini did not make itself: Gemini 3 refuses a history in which a call has no
    /// signature at all.
    /// </summary>
    public const string None = "skip_thought_signature_validator";

    /// <summary>A signature that a client sent, with its maker's name.</summary>
    public static string? FromClient(string signature)
    {
        if (signature.Length is 0 || signature == None)
        {
            return null;
        }

        Span<byte> bytes = new byte[signature.Length];
        if (Convert.TryFromBase64String(signature, bytes, out int length)
            && Encoding.UTF8.GetString(bytes[..length]) is var inner && ReasoningSeal.IsMarked(inner))
        {
            return inner;
        }

        return ReasoningSeal.FromClient(WireFormat.Gemini, signature);
    }

    /// <summary>A signature as a client is to keep it.</summary>
    public static string ToClient(string marked) =>
        ReasoningSeal.Open(WireFormat.Gemini, marked) ?? Convert.ToBase64String(Encoding.UTF8.GetBytes(marked));
}
