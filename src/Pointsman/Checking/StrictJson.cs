using System.Runtime.InteropServices;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Reads JSON as it is defined, and refuses what would make readers stumble later: half characters and bottomless
/// nesting.
/// </summary>
internal static class StrictJson
{
    /// <summary>How deep values may stand in each other.</summary>
    public const int MostDepth = 128;

    private const int High = 1;
    private const int Low = 2;

    private const string Allowed = "allowed is one JSON value and nothing else";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostDepth };

    /// <summary>The document, or nothing and what is wrong.</summary>
    public static JsonDocument? Parse(string text, out string? fault)
    {
        try
        {
            var document = JsonDocument.Parse(text, Options);
            if (!HasHalfCharacters(document.RootElement))
            {
                fault = null;
                return document;
            }

            document.Dispose();
            fault = "found an escape that is half a character, allowed are both halves";
        }
        catch (JsonException e)
        {
            long line = (e.LineNumber ?? 0) + 1;
            fault = $"found {JsonQuote.Text(text)}, which is no JSON from line {line}, byte "
                + $"{e.BytePositionInLine ?? 0} on; {Allowed}";
        }
        catch (ArgumentException)
        {
            fault = $"found half a character, which is no text; {Allowed}";
        }

        return null;
    }

    /// <summary>Whether a text is JSON.</summary>
    public static bool IsJson(string text)
    {
        using JsonDocument? document = Parse(text, out _);
        return document is not null;
    }

    /// <summary>Whether a value has escapes of half a character, which cannot become texts.</summary>
    public static bool HasHalfCharacters(JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        bool high = false;
        int i = 0;
        while (i < raw.Length)
        {
            int half = raw[i] == '\\' && raw[i + 1] == 'u' ? Half(raw[(i + 2)..(i + 6)]) : 0;
            if (high ? half != Low : half == Low)
            {
                return true;
            }

            high = half == High;
            i += raw[i] != '\\' ? 1 : raw[i + 1] == 'u' ? 6 : 2;
        }

        return high;
    }

    /// <summary>How deep values stand in each other.</summary>
    public static int Depth(JsonElement value)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(value);
        int depth = 0;
        int most = 0;
        bool text = false;
        for (int i = 0; i < raw.Length; i++)
        {
            // What stands behind a backslash ends no text.
            if (raw[i] == '\\')
            {
                i++;
                continue;
            }

            text ^= raw[i] == '"';
            depth += text ? 0 : Step(raw[i]);
            most = Math.Max(most, depth);
        }

        return most;
    }

    private static int Step(byte one) => one switch
    {
        (byte)'{' or (byte)'[' => 1,
        (byte)'}' or (byte)']' => -1,
        _ => 0,
    };

    private static int Half(ReadOnlySpan<byte> hex) => (hex[0] | 0x20, hex[1] | 0x20) switch
    {
        ('d', '8' or '9' or 'a' or 'b') => High,
        ('d', 'c' or 'd' or 'e' or 'f') => Low,
        _ => 0,
    };
}
