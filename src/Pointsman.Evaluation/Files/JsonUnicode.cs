using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Pointsman.Evaluation;

/// <summary>
/// Letters in JSON that are no Unicode: bytes that are no UTF-8, and halves of pairs such as <c>\ud83d</c>, which
/// programs write that cut texts in the middle of a letter. Readers of .NET refuse the text of such a value.
/// </summary>
internal static class JsonUnicode
{
    private const int EscapeLength = 6;

    /// <summary>Whether every letter is one.</summary>
    public static bool IsSound(ReadOnlySpan<byte> json) => Utf8.IsValid(json) && HalfAt(json, 0) < 0;

    /// <summary>The same JSON with � for each letter that is none; the bytes themselves where all are sound.</summary>
    public static ReadOnlyMemory<byte> Repaired(ReadOnlyMemory<byte> json)
    {
        if (IsSound(json.Span))
        {
            return json;
        }

        byte[] repaired = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        for (int at = HalfAt(repaired, 0); at >= 0; at = HalfAt(repaired, at + EscapeLength))
        {
            "fffd"u8.CopyTo(repaired.AsSpan(at + 2));
        }

        return repaired;
    }

    /// <summary>The name of a key; one that is no Unicode is none that anybody looks for.</summary>
    public static string Name(ref readonly Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    // Where half of a pair is escaped that has no other half.
    private static int HalfAt(ReadOnlySpan<byte> json, int from)
    {
        int at = from;
        while (at < json.Length && json[at..].IndexOf((byte)'\\') is >= 0 and var next)
        {
            at += next;
            if (Unit(json, at) is not { } unit)
            {
                at += 2;
            }
            else if (!char.IsSurrogate(unit))
            {
                at += EscapeLength;
            }
            else if (char.IsHighSurrogate(unit) && Unit(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                at += 2 * EscapeLength;
            }
            else
            {
                return at;
            }
        }

        return -1;
    }

    // What is escaped as \uXXXX; null where nothing is.
    private static char? Unit(ReadOnlySpan<byte> json, int at)
    {
        if (at + EscapeLength > json.Length || json[at] != '\\' || json[at + 1] != 'u')
        {
            return null;
        }

        int unit = 0;
        foreach (byte digit in json.Slice(at + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return null;
            }

            unit = (unit << 4) + Convert.ToInt32(((char)digit).ToString(), 16);
        }

        return (char)unit;
    }
}
