using System.Text;

namespace Pointsman.Providers;

/// <summary>The text that a JSON text stands for, a part of it at a time; what is read was found to be valid.</summary>
internal static class EscapedText
{
    /// <summary>By how many times a text may be longer with escapes than without.</summary>
    public const int MostEscapes = LongestEscape + 1;

    // The longest escape, and the most bytes that one stands for.
    private const int LongestEscape = 6;
    private const int LongestCharacter = 4;

    /// <summary>Writes the text from its beginning until the room is full; how many bytes were written.</summary>
    public static int Head(ReadOnlySpan<byte> escaped, Span<byte> room)
    {
        Span<byte> character = stackalloc byte[LongestCharacter];
        int written = 0;
        while (written < room.Length && escaped.Length > 0)
        {
            int most = Math.Min(escaped.Length, room.Length - written);
            int plain = escaped[..most].IndexOf((byte)'\\');
            plain = plain < 0 ? most : plain;
            escaped[..plain].CopyTo(room[written..]);
            written += plain;
            escaped = escaped[plain..];
            if (written < room.Length && escaped.Length > 0)
            {
                int length = Character(ref escaped, character);
                int fits = Math.Min(length, room.Length - written);
                character[..fits].CopyTo(room[written..]);
                written += fits;
            }
        }

        return written;
    }

    /// <summary>
    /// The last bytes of the text; fewer than wanted when there are so many escapes that the room does not suffice, as
    /// <see cref="MostEscapes"/> times the bytes do.
    /// </summary>
    public static ReadOnlySpan<byte> Tail(ReadOnlySpan<byte> escaped, int bytes, Span<byte> room)
    {
        ReadOnlySpan<byte> end = escaped[From(escaped, room.Length)..];

        // Half a character that is written as two escapes stands for nothing.
        if (end.Length >= LongestEscape && end.StartsWith("\\u"u8) && char.IsLowSurrogate(Code(end)))
        {
            end = end[LongestEscape..];
        }

        int written = Head(end, room);
        return room[Math.Max(0, written - bytes)..written];
    }

    // The place so many bytes before the end, moved on where it would be within an escape.
    private static int From(ReadOnlySpan<byte> escaped, int bytes)
    {
        int from = Math.Max(0, escaped.Length - bytes);
        int last = escaped[Math.Max(0, from - LongestEscape + 1)..from].LastIndexOf((byte)'\\');
        if (last < 0)
        {
            return from;
        }

        // A backslash begins an escape when an even number of them stands before it.
        last += Math.Max(0, from - LongestEscape + 1);
        int run = last;
        while (run > 0 && escaped[run - 1] == '\\')
        {
            run--;
        }

        bool begins = (last - run) % 2 == 0;
        int end = last + (begins && last + 1 < escaped.Length && escaped[last + 1] == 'u' ? LongestEscape : 2);
        return begins ? Math.Max(from, end) : from;
    }

    private static int Character(ref ReadOnlySpan<byte> escaped, scoped Span<byte> character)
    {
        byte letter = escaped[1];
        if (letter != 'u')
        {
            character[0] = letter switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                _ => letter,
            };
            escaped = escaped[2..];
            return 1;
        }

        char first = Code(escaped);
        escaped = escaped[LongestEscape..];
        if (!char.IsSurrogate(first))
        {
            return new Rune(first).EncodeToUtf8(character);
        }

        bool pair = escaped.Length >= LongestEscape && escaped.StartsWith("\\u"u8);
        if (!pair || !Rune.TryCreate(first, Code(escaped), out Rune rune))
        {
            return Rune.ReplacementChar.EncodeToUtf8(character);
        }

        escaped = escaped[LongestEscape..];
        return rune.EncodeToUtf8(character);
    }

    private static char Code(ReadOnlySpan<byte> escape)
    {
        int code = 0;
        foreach (byte digit in escape[2..LongestEscape])
        {
            code = (code << 4) | (digit <= '9' ? digit - '0' : (digit & 0xF) + 9);
        }

        return (char)code;
    }
}
