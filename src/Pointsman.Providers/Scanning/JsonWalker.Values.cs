using System.Text.Json;

namespace Pointsman.Providers;

// Texts, numbers and words.
public ref partial struct JsonWalker
{
    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    private void ReadText()
    {
        ValueIsEscaped = false;
        ValueHasFence = false;
        _escaping = 0;
        bool ticks = LooksForFences;
        _valueStart = ++_at;
        while (true)
        {
            int found = ticks ? _text[_at..].IndexOfAny(SpecialOrTick) : _text[_at..].IndexOfAny(Special);
            if (found < 0)
            {
                throw Broken("a text is not closed");
            }

            _at += found;
            switch (_text[_at])
            {
                case (byte)'"':
                    _valueEnd = _at++;
                    return;
                case (byte)'\\':
                    ValueIsEscaped = true;
                    SkipEscape();
                    break;
                case (byte)'`':
                    ValueHasFence |= _text[_at..].StartsWith("```"u8);
                    ticks = !ValueHasFence;
                    _at++;
                    break;
                default:
                    throw Broken("a text has a control character in it");
            }
        }
    }

    private void SkipEscape()
    {
        byte letter = _at + 1 < _text.Length ? _text[_at + 1] : throw Broken("a text is not closed");
        bool known = letter is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n'
            or (byte)'r' or (byte)'t';
        if (known)
        {
            _at += 2;
            _escaping++;
            return;
        }

        bool code = letter == 'u' && _at + 6 <= _text.Length
            && char.IsAsciiHexDigit((char)_text[_at + 2]) && char.IsAsciiHexDigit((char)_text[_at + 3])
            && char.IsAsciiHexDigit((char)_text[_at + 4]) && char.IsAsciiHexDigit((char)_text[_at + 5]);
        // .NET's own writer has no plain backticks.
        ValueHasFence |= LooksForFences && _text[_at..].StartsWith("\\u0060\\u0060\\u0060"u8);
        _escaping += code ? 6 - CodeBytes(_text[_at + 2], _text[_at + 3], _text[_at + 4]) : 0;
        _at += code ? 6 : throw Broken("a text has an escape that there is not");
    }

    // How many bytes of UTF-8 a code of four digits stands for; half of a pair for half of four.
    private static int CodeBytes(byte first, byte second, byte third) => (first, second) switch
    {
        ((byte)'0', (byte)'0') => third < '8' ? 1 : 2,
        ((byte)'0', < (byte)'8') => 2,
        ((byte)'d' or (byte)'D', >= (byte)'8') => 2,
        _ => 3,
    };

    private void ReadWord(ReadOnlySpan<byte> word, JsonTokenType type)
    {
        if (!_text[_at..].StartsWith(word))
        {
            throw Broken("this is no value");
        }

        _valueStart = _at;
        _valueEnd = _at += word.Length;
        TokenType = type;
    }

    private void ReadNumber()
    {
        _valueStart = _at;
        _at += _text[_at] == '-' ? 1 : 0;
        bool zero = _at < _text.Length && _text[_at] == '0';
        int whole = Digits();
        if (whole == 0 || (zero && whole > 1))
        {
            throw Broken("this is no value");
        }

        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            Needed(Digits());
        }

        if (_at < _text.Length && _text[_at] is (byte)'e' or (byte)'E')
        {
            _at++;
            _at += _at < _text.Length && _text[_at] is (byte)'+' or (byte)'-' ? 1 : 0;
            Needed(Digits());
        }

        _valueEnd = _at;
        TokenType = JsonTokenType.Number;
        EndOfValue();
    }

    private int Digits()
    {
        int from = _at;
        while (_at < _text.Length && char.IsAsciiDigit((char)_text[_at]))
        {
            _at++;
        }

        return _at - from;
    }

    private readonly void Needed(int digits)
    {
        if (digits == 0)
        {
            throw Broken("a number lacks digits");
        }
    }

    // Behind a number, only what ends a value may stand.
    private readonly void EndOfValue()
    {
        bool ends = _at == _text.Length ? _depth == 0
            : _text[_at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
        if (!ends)
        {
            throw Broken("this is no value");
        }
    }

    private readonly JsonException Broken(string why)
    {
        ReadOnlySpan<byte> before = _text[..Math.Min(_at, _text.Length)];
        int line = before.Count((byte)'\n');
        return new JsonException(why, null, line, before.Length - (before.LastIndexOf((byte)'\n') + 1));
    }
}
