namespace Pointsman;

/// <summary>
/// Reads one damaged object or array from a place on, in one pass, and writes it as JSON without blanks. What can be
/// read in two ways fails.
/// </summary>
internal sealed class JsonMender
{
    private readonly MendingText _text;
    private readonly TextMender _texts;
    private readonly string _all;
    private readonly int _start;
    private bool _begun;

    /// <summary>Begins at an opening bracket.</summary>
    public JsonMender(string text, int start)
    {
        _text = new MendingText(text, start);
        _texts = new TextMender(_text);
        _all = text;
        _start = start;
    }

    /// <summary>Reads the value.</summary>
    public MendedJson Mend()
    {
        MendState state = Value(0, TextPlace.Item);
        string json = state == MendState.Failed ? "" : _text.Out.ToString();

        // Where nothing was put right, the blanks are kept as well.
        if (state == MendState.Whole && _text.Repairs == JsonRepairs.None)
        {
            json = _all[_start.._text.At];
        }

        return new MendedJson(state, json, _text.At, _text.Repairs, _begun);
    }

    private MendState Value(int depth, TextPlace place)
    {
        char one = _all[_text.At];
        if (one is '{' or '[')
        {
            // A bracket within a bracket is no bracket of a sentence.
            _begun |= depth > 0;
            return depth == StrictJson.MostDepth ? MendState.Failed : Members(depth, one == '{');
        }

        return JsonWords.IsQuote(one) ? _texts.Read(place) : Word();
    }

    private MendState Members(int depth, bool isObject)
    {
        char close = isObject ? '}' : ']';
        _text.Out.Append(_all[_text.At++]);
        bool comma = false;
        int count = 0;
        int end = _text.At;
        while (true)
        {
            _text.Skip();
            if (_text.AtEnd)
            {
                _text.Out.Append(close);
                return MendState.Truncated;
            }

            char one = _all[_text.At];
            if (one == close)
            {
                _text.At++;
                _text.Note(comma ? JsonRepairs.TrailingComma : JsonRepairs.None);
                _text.Out.Append(close);
                return MendState.Whole;
            }

            if (one == ',')
            {
                if (comma || count == 0)
                {
                    return MendState.Failed;
                }

                comma = true;
                _text.At++;
                continue;
            }

            if (count > 0 && !comma && !MayMissComma(end))
            {
                return MendState.Failed;
            }

            _text.Note(count > 0 && !comma ? JsonRepairs.MissingComma : JsonRepairs.None);
            MendState state = isObject ? Property(depth, count > 0) : Item(depth, count > 0);
            if (state != MendState.Whole)
            {
                _text.Out.Append(close);
                return state;
            }

            _begun = true;
            comma = false;
            end = _text.At;
            count++;
        }
    }

    // Two bare words on one line may be one, as 1 234 is a number to many.
    private bool MayMissComma(int end)
    {
        bool bareBefore = JsonWords.IsOfWord(_text.Out[^1]);
        bool bareBehind = JsonWords.IsOfWord(_all[_text.At]);
        return !bareBefore || !bareBehind || _text.HasLineBreak(end, _text.At);
    }

    private MendState Property(int depth, bool further)
    {
        int mark = _text.Out.Length;
        _text.Out.Append(further ? "," : "");
        MendState state = Key();
        if (state == MendState.Whole)
        {
            _text.Skip();
            if (!_text.AtEnd && _all[_text.At] != ':')
            {
                return MendState.Failed;
            }

            _begun |= !_text.AtEnd;
            _text.At += _text.AtEnd ? 0 : 1;
            _text.Out.Append(':');
            _text.Skip();
            int before = _text.Out.Length;
            state = _text.AtEnd ? MendState.Truncated : Value(depth + 1, TextPlace.Property);
            if (state != MendState.Truncated || _text.Out.Length > before)
            {
                return state;
            }
        }

        // Half a key, or a key without a value, is dropped.
        _text.Out.Length = mark;
        return state;
    }

    private MendState Item(int depth, bool further)
    {
        int mark = _text.Out.Length;
        _text.Out.Append(further ? "," : "");
        int before = _text.Out.Length;
        MendState state = Value(depth + 1, TextPlace.Item);
        if (_text.Out.Length == before)
        {
            _text.Out.Length = mark;
        }

        return state;
    }

    private MendState Key()
    {
        if (JsonWords.IsQuote(_all[_text.At]))
        {
            return _texts.Read(TextPlace.Key);
        }

        int start = _text.At;
        while (_text.At < _all.Length && JsonWords.IsOfKey(_all[_text.At]))
        {
            _text.At++;
        }

        if (_text.At == start)
        {
            // A bracket within a bracket is no bracket of a sentence, and what it holds is not the answer.
            _begun |= _all[start] is '{' or '[';
            return MendState.Failed;
        }

        _text.Note(JsonRepairs.UnquotedKey);
        _text.Out.Append('"').Append(_all, start, _text.At - start).Append('"');
        return _text.At == _all.Length ? MendState.Truncated : MendState.Whole;
    }

    // A literal or a number. At the very end of the text a number may be half of one, and is dropped.
    private MendState Word()
    {
        int start = _text.At;
        while (_text.At < _all.Length && JsonWords.IsOfWord(_all[_text.At]))
        {
            _text.At++;
        }

        string word = _all[start.._text.At];
        bool last = _text.At == _all.Length;
        string? json = JsonWords.IsLiteral(word) || (!last && JsonWords.IsNumber(word))
            ? word
            : JsonWords.Translated(word);
        if (json is null)
        {
            return last && word.Length > 0 && JsonWords.IsBeginning(word) ? MendState.Truncated : MendState.Failed;
        }

        _text.Note(json == word ? JsonRepairs.None : JsonRepairs.Literal);
        _text.Out.Append(json);
        return MendState.Whole;
    }
}
