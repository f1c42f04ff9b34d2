using System.Text;
using System.Text.Json;

namespace Pointsman.Providers;

// What the words of the last question tell, and what the sender says of it himself.
public ref partial struct RequestScanner
{
    // Enough to show what is wrong with a hint that is too long.
    private const int MostHintBytes = 6 * RequestHints.MostTaskLetters;

    private readonly PromptFindings Findings()
    {
        if (!_words || _question.Count + _instructions.Count == 0)
        {
            return default;
        }

        var question = new PromptWindow(stackalloc byte[PromptWindow.RoomFor()]);
        var instructions = new PromptWindow(
            stackalloc byte[PromptWindow.RoomFor(PromptWindow.InstructionBytes)], PromptWindow.InstructionBytes);
        Fill(ref question, _question);
        Fill(ref instructions, _instructions);
        return PromptText.Read(question, instructions, (_traits & RequestTraits.Code) != 0);
    }

    private readonly void Fill(ref PromptWindow window, in TextPieces pieces)
    {
        for (int i = 0; i < Math.Min(pieces.Count, PromptWindow.MostPieces); i++)
        {
            TextPiece piece = pieces[i];
            ReadOnlySpan<byte> raw = _body.Slice(piece.Start, piece.Bytes);
            (int head, int tail) = window.Share(piece.TextBytes, pieces.Count);
            if (piece.Bytes == piece.TextBytes)
            {
                window.Add(raw[..head]);
                window.Add(raw[^tail..]);
            }
            else
            {
                AddEscaped(ref window, raw, head, tail);
            }

            window.End();
        }
    }

    // Mostly there are few escapes among the last bytes; if not, there is room for the case that all of them are.
    private static void AddEscaped(ref PromptWindow window, ReadOnlySpan<byte> raw, int head, int tail)
    {
        int written = EscapedText.Head(raw, window.Rest[..head]);
        window.Add(window.Rest[..written]);
        if (tail > 0)
        {
            Span<byte> room = stackalloc byte[PromptWindow.QuestionBytes / 2];
            ReadOnlySpan<byte> end = EscapedText.Tail(raw, tail, room);
            window.Add(end.Length == tail ? end : EscapedText.Tail(
                raw, tail, stackalloc byte[EscapedText.MostEscapes * PromptWindow.QuestionBytes]));
        }
    }

    private void Metadata()
    {
        _reader.Read();
        int depth = _reader.CurrentDepth;
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip();
            return;
        }

        Span<byte> room = stackalloc byte[MostKeyBytes];
        while (_reader.Read() && _reader.CurrentDepth > depth)
        {
            if (_reader.TokenType != JsonTokenType.PropertyName || _reader.CurrentDepth != depth + 1)
            {
                continue;
            }

            ReadOnlySpan<byte> name = _reader.ValueIsEscaped ? Unescaped(room) : _reader.ValueSpan;
            if (name.StartsWith("pointsman."u8))
            {
                string key = Encoding.UTF8.GetString(name);
                _reader.Read();
                Hint(key);
                _reader.Skip();
            }
        }
    }

    private void Hint(string key)
    {
        string name = key[RequestHints.Prefix.Length..];
        if (!RequestHints.Names.Contains(name))
        {
            // Whoever misspells 'private' must not believe that it was heard.
            _badHint ??= RequestHints.Unknown($"metadata.{key}", RequestHints.Prefix);
            return;
        }

        if (_reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        ReadOnlySpan<byte> value = _reader.ValueSpan;
        value = value[..Math.Min(value.Length, MostHintBytes)];
        _hints = _hints.With(name, Encoding.UTF8.GetString(value), $"metadata.{key}", out string? fault);
        _badHint ??= fault;
    }
}
