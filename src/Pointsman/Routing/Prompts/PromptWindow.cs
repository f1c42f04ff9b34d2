using System.Text;

namespace Pointsman;

/// <summary>
/// As much of a text as is looked at word by word. Of a long text that is its beginning and its end, where people say
/// what they want, so that the length of a request does not matter. Several pieces share the room evenly.
/// </summary>
public ref struct PromptWindow
{
    /// <summary>The most bytes of a question that are looked at.</summary>
    public const int QuestionBytes = 512;

    /// <summary>The most bytes of the instructions that are looked at.</summary>
    public const int InstructionBytes = 128;

    /// <summary>The most pieces of a text that are looked at: the first ones and the last.</summary>
    public const int MostPieces = 4;

    // Readers take whole blocks, and each piece has two parts with line breaks behind.
    internal const int Slack = 64 + (3 * MostPieces);

    // A greeting on a line of its own is not yet what somebody wants.
    private const int GreetingBytes = 24;

    private readonly Span<byte> _room;
    private readonly int _most;
    private int _length;
    private int _cutAt;

    /// <summary>A window onto a question or onto instructions, kept in <paramref name="room"/>.</summary>
    public PromptWindow(Span<byte> room, int most = QuestionBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(room.Length, most + Slack);
        _room = room;
        _most = most;
    }

    /// <summary>How much room a window needs.</summary>
    public static int RoomFor(int most = QuestionBytes) => most + Slack;

    /// <summary>The room behind what was added: a text may be written there, and then added.</summary>
    public readonly Span<byte> Rest => _room[_length..];

    internal readonly int Length => _length;

    internal readonly ReadOnlySpan<byte> Room => _room;

    /// <summary>
    /// Where the sender himself is likely to speak: all of a text that fits; of a longer one the first paragraph,
    /// unless it is what was cut, and, if it is short, the last. What lies between is mostly what he sends along.
    /// </summary>
    internal readonly (int Until, int From) OwnWords()
    {
        ReadOnlySpan<byte> text = _room[.._length].TrimEnd((byte)'\n');
        if (_cutAt <= GreetingBytes || text.Length <= _cutAt)
        {
            return (_length, _length);
        }

        int first = text[GreetingBytes.._cutAt].IndexOf("\n\n"u8);
        int tail = Math.Max(0, text.Length - (_most / 4));
        int last = text[tail..].LastIndexOf("\n\n"u8);
        int from = last < 0 ? _length : tail + last;
        return first >= 0 ? (GreetingBytes + first + 1, from)
            : text.Length - from > GreetingBytes ? (0, from)
            : (_length, _length);
    }

    /// <summary>
    /// How many bytes of a piece with so many bytes are looked at, from its beginning and from its end.
    /// </summary>
    public (int Head, int Tail) Share(int bytes, int pieces)
    {
        int share = _most / Math.Clamp(pieces, 1, MostPieces);
        _cutAt = bytes > share && _cutAt == 0 ? _length + (share / 2) : _cutAt;
        return bytes <= share ? (bytes, 0) : (share / 2, share / 4);
    }

    /// <summary>Adds bytes of text in UTF-8; half a character at either end is left out.</summary>
    public void Add(scoped ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return;
        }

        while (text.Length > 0 && (text[0] & 0xC0) == 0x80)
        {
            text = text[1..];
        }

        // The last character is whole when as many bytes follow its first as that says.
        int last = text.Length - 1;
        while (last >= 0 && (text[last] & 0xC0) == 0x80)
        {
            last--;
        }

        if (last >= 0 && text.Length - last < Bytes(text[last]))
        {
            text = text[..last];
        }

        text = text[..Math.Min(text.Length, _room.Length - Slack + (2 * MostPieces) - _length)];
        text.CopyTo(_room[_length..]);
        _length += text.Length;
        _room[_length++] = (byte)'\n';
    }

    /// <summary>Ends a piece, so that the next is a paragraph of its own.</summary>
    public void End()
    {
        if (_length > 0 && _length < _room.Length - 64)
        {
            _room[_length++] = (byte)'\n';
        }
    }

    /// <summary>Adds a piece of text, of which there are so many.</summary>
    public void Add(string piece, int pieces)
    {
        (int head, int tail) = Share(Encoding.UTF8.GetByteCount(piece), pieces);

        // A character takes at least a byte, so that many are enough.
        ReadOnlySpan<char> begin = piece.AsSpan(0, Math.Min(piece.Length, head));
        ReadOnlySpan<char> end = piece.AsSpan(piece.Length - Math.Min(piece.Length, tail));
        Span<byte> bytes = stackalloc byte[3 * QuestionBytes];
        Add(bytes[..Math.Min(head, Encoding.UTF8.GetBytes(begin, bytes))]);
        int written = Encoding.UTF8.GetBytes(end, bytes);
        Add(bytes[Math.Max(0, written - tail)..written]);
        End();
    }

    private static int Bytes(byte first) => first switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
}
