using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>
/// Walks over JSON text token by token, as <see cref="Utf8JsonReader"/> does and with the same names, but quicker where
/// texts have escapes in them: it looks at no byte of a text one by one. It is as strict: what is no JSON throws. The
/// caller has checked that the bytes are UTF-8.
/// </summary>
public ref partial struct JsonWalker
{
    /// <summary>The deepest nesting that it can follow.</summary>
    public const int MostDepth = 64;

    // What ends a text, begins an escape, or may not stand in it.
    private static readonly SearchValues<byte> Special =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(one => (byte)one), (byte)'"', (byte)'\\']);

    // The same, and what fences of code are made of.
    private static readonly SearchValues<byte> SpecialOrTick =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(one => (byte)one), (byte)'"', (byte)'\\', (byte)'`']);

    private readonly ReadOnlySpan<byte> _text;
    private readonly int _mostDepth;
    private int _escaping;
    private int _at;
    private int _start;
    private int _valueStart;
    private int _valueEnd;
    private int _depth;
    private ulong _objects;
    private Next _next;

    /// <summary>Stands before the first token.</summary>
    public JsonWalker(ReadOnlySpan<byte> text, int mostDepth = MostDepth)
    {
        _text = text;
        _mostDepth = Math.Clamp(mostDepth, 1, MostDepth);
        _next = Next.Value;
    }

    private enum Next : byte
    {
        Value,
        ValueOrEnd,
        Key,
        KeyOrEnd,
        CommaOrEnd,
        Nothing,
    }

    /// <summary>What the walker stands on.</summary>
    public JsonTokenType TokenType { get; private set; }

    /// <summary>Whether the text that it stands on is written with escapes.</summary>
    public bool ValueIsEscaped { get; private set; }

    /// <summary>Whether to look for fences of code in texts.</summary>
    public bool LooksForFences { get; set; }

    /// <summary>Whether the text that it stands on has a fence of code in it, while it looks for them.</summary>
    public bool ValueHasFence { get; private set; }

    /// <summary>How many bytes the text has that it stands on, escapes undone.</summary>
    public readonly int ValueTextLength => _valueEnd - _valueStart - _escaping;

    /// <summary>Where the token begins, the quote of a text included.</summary>
    public readonly long TokenStartIndex => _start;

    /// <summary>How far it has come: behind the token that it stands on.</summary>
    public readonly long BytesConsumed => _at;

    /// <summary>The bytes of a text without its quotes, or of a number or word.</summary>
    public readonly ReadOnlySpan<byte> ValueSpan => _text[_valueStart.._valueEnd];

    /// <summary>How many objects and lists the token stands in; those that it opens or closes do not count.</summary>
    public readonly int CurrentDepth =>
        TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? _depth - 1 : _depth;

    /// <summary>Goes to the next token; false behind the last.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public bool Read()
    {
        SkipSpace();
        if (_at == _text.Length)
        {
            return _next == Next.Nothing ? false : throw Broken("the text ends too early");
        }

        byte first = _text[_at];
        if (_next == Next.CommaOrEnd && first == ',')
        {
            _at++;
            SkipSpace();
            _next = InObject ? Next.Key : Next.Value;
            first = _at < _text.Length ? _text[_at] : throw Broken("the text ends too early");
        }

        _start = _at;
        switch (_next)
        {
            case Next.Nothing:
                throw Broken("something follows the value");
            case Next.Key or Next.KeyOrEnd when first == '"':
                ReadKey();
                return true;
            case Next.KeyOrEnd or Next.CommaOrEnd when first == '}' && InObject:
                Close(JsonTokenType.EndObject);
                return true;
            case Next.ValueOrEnd or Next.CommaOrEnd when first == ']' && !InObject && _depth > 0:
                Close(JsonTokenType.EndArray);
                return true;
            case Next.Value or Next.ValueOrEnd:
                ReadValue(first);
                return true;
            default:
                throw Broken("this stands where it may not");
        }
    }

    /// <summary>Goes to the end of the object or list that begins here; from a key first to its value.</summary>
    public void Skip()
    {
        if (TokenType == JsonTokenType.PropertyName)
        {
            Read();
        }

        if (TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            int depth = CurrentDepth;
            while (Read() && CurrentDepth > depth)
            {
            }
        }
    }

    /// <summary>Whether the text is the given one, escapes undone.</summary>
    public readonly bool ValueTextEquals(ReadOnlySpan<byte> text) =>
        ValueIsEscaped ? Unescaped().ValueTextEquals(text) : ValueSpan.SequenceEqual(text);

    /// <summary>The text, escapes undone.</summary>
    public readonly string? GetString()
    {
        if (TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return TokenType == JsonTokenType.Null ? null : throw Broken("this is no text");
        }

        if (!ValueIsEscaped)
        {
            return Encoding.UTF8.GetString(ValueSpan);
        }

        return Unescaped().GetString();
    }

    /// <summary>Copies the text, escapes undone, and tells its length in bytes; it must fit.</summary>
    public readonly int CopyString(Span<byte> room)
    {
        if (ValueIsEscaped)
        {
            return Unescaped().CopyString(room);
        }

        ValueSpan.CopyTo(room);
        return ValueSpan.Length;
    }

    /// <summary>The whole number that it stands on.</summary>
    public readonly bool TryGetInt64(out long value) =>
        Utf8Parser.TryParse(ValueSpan, out value, out int length) && length == ValueSpan.Length;

    /// <summary>The whole number that it stands on.</summary>
    public readonly bool TryGetInt32(out int value) =>
        Utf8Parser.TryParse(ValueSpan, out value, out int length) && length == ValueSpan.Length;

    /// <summary>The number that it stands on.</summary>
    public readonly bool TryGetDouble(out double value) =>
        Utf8Parser.TryParse(ValueSpan, out value, out int length) && length == ValueSpan.Length;

    private readonly bool InObject => _depth > 0 && ((_objects >> (_depth - 1)) & 1) != 0;

    private readonly Utf8JsonReader Unescaped()
    {
        var reader = new Utf8JsonReader(_text[_start..(_valueEnd + 1)]);
        reader.Read();
        return reader;
    }

    private void ReadKey()
    {
        ReadText();
        TokenType = JsonTokenType.PropertyName;
        SkipSpace();
        if (_at == _text.Length || _text[_at] != ':')
        {
            throw Broken("a colon is missing behind a key");
        }

        _at++;
        _next = Next.Value;
    }

    private void ReadValue(byte first)
    {
        switch (first)
        {
            case (byte)'"':
                ReadText();
                TokenType = JsonTokenType.String;
                break;
            case (byte)'{':
                Open(JsonTokenType.StartObject, Next.KeyOrEnd);
                return;
            case (byte)'[':
                Open(JsonTokenType.StartArray, Next.ValueOrEnd);
                return;
            case (byte)'t':
                ReadWord("true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                ReadWord("false"u8, JsonTokenType.False);
                break;
            case (byte)'n':
                ReadWord("null"u8, JsonTokenType.Null);
                break;
            default:
                ReadNumber();
                break;
        }

        _next = _depth == 0 ? Next.Nothing : Next.CommaOrEnd;
    }

    private void Open(JsonTokenType type, Next next)
    {
        if (_depth == _mostDepth)
        {
            throw Broken("this is nested too deep");
        }

        ulong bit = 1UL << _depth;
        _objects = type == JsonTokenType.StartObject ? _objects | bit : _objects & ~bit;
        _depth++;
        _valueStart = _at;
        _valueEnd = ++_at;
        (TokenType, _next) = (type, next);
    }

    private void Close(JsonTokenType type)
    {
        _depth--;
        _valueStart = _at;
        _valueEnd = ++_at;
        TokenType = type;
        _next = _depth == 0 ? Next.Nothing : Next.CommaOrEnd;
    }
}
