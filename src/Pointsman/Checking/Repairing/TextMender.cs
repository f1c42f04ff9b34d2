using System.Globalization;
using System.Text;

namespace Pointsman;

/// <summary>Reads one text of damaged JSON and writes it as JSON has it.</summary>
internal sealed class TextMender(MendingText text)
{
    private readonly QuoteJudge _judge = new(text);
    private readonly StringBuilder _out = text.Out;

    /// <summary>Reads the text whose opening quote is next.</summary>
    public MendState Read(TextPlace place)
    {
        string all = text.Text;
        char open = all[text.At++];
        text.Note(open == '\'' ? JsonRepairs.SingleQuotes : JsonWords.IsSmart(open) ? JsonRepairs.SmartQuotes : 0);
        _out.Append('"');
        int inner = 0;
        while (text.At < all.Length)
        {
            char one = all[text.At];
            if (one == '\\')
            {
                Escape(all);
                continue;
            }

            if (JsonWords.Closes(open, one))
            {
                QuoteRole role = _judge.RoleOf(text.At + 1, place, inner);
                if (role != QuoteRole.Inner)
                {
                    text.At++;
                    _out.Append('"');
                    return role == QuoteRole.Closing ? MendState.Whole : MendState.Failed;
                }

                inner++;
                text.Note(JsonRepairs.InnerQuote);
            }

            Letter(all, one);
        }

        // With quotes that were taken for letters, nobody knows which of them was the end.
        _out.Append('"');
        return inner > 0 ? MendState.Failed : MendState.Truncated;
    }

    private void Letter(string all, char one)
    {
        int at = text.At++;
        if (one == '"')
        {
            _out.Append("\\\"");
        }
        else if (one < ' ')
        {
            text.Note(JsonRepairs.ControlCharacter);
            _out.Append(one switch
            {
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)one:x4}"),
            });
        }
        else if (!char.IsSurrogate(one))
        {
            _out.Append(one);
        }
        else if (at + 1 < all.Length && char.IsSurrogatePair(one, all[at + 1]))
        {
            _out.Append(one).Append(all[text.At++]);
        }
        else
        {
            text.Note(JsonRepairs.WrongEscape);
            _out.Append('\uFFFD');
        }
    }

    private void Escape(string all)
    {
        int at = text.At;
        if (at + 1 == all.Length)
        {
            // Half an escape at the end of a truncated text.
            text.At++;
            return;
        }

        char letter = all[at + 1];
        if (letter == 'u')
        {
            Unicode(all, at);
            return;
        }

        text.At += 2;
        if ("\"\\/bfnrt".Contains(letter, StringComparison.Ordinal))
        {
            _out.Append('\\').Append(letter);
            return;
        }

        text.Note(JsonRepairs.WrongEscape);
        if (letter == 'x' && Hex(all, at + 2, 2) is { } value)
        {
            text.At += 2;
            _out.Append(CultureInfo.InvariantCulture, $@"\u{value:x4}");
        }
        else if (JsonWords.IsQuote(letter))
        {
            // Only a quote that is not JSON's own comes here: its backslash was for another language.
            _out.Append(letter);
        }
        else
        {
            // The backslash was meant as one, as in a path or an expression; before a line break it means the break.
            _out.Append(letter < ' ' ? "" : @"\\");
            text.At--;
        }
    }

    private void Unicode(string all, int at)
    {
        int? value = Hex(all, at + 2, 4);
        if (value is null)
        {
            text.At = at + 4 + 2 > all.Length ? all.Length : at + 1;
            text.Note(text.At == all.Length ? 0 : JsonRepairs.WrongEscape);
            _out.Append(text.At == all.Length ? "" : @"\\");
            return;
        }

        bool pair = char.IsHighSurrogate((char)value) && all.AsSpan(at + 6).StartsWith(@"\u")
            && Hex(all, at + 8, 4) is { } low && char.IsLowSurrogate((char)low);
        int length = pair ? 12 : 6;
        text.At = at + length;
        if (pair || !char.IsSurrogate((char)value))
        {
            _out.Append(all, at, length);
            return;
        }

        text.Note(JsonRepairs.WrongEscape);
        _out.Append(@"\ufffd");
    }

    private static int? Hex(string all, int at, int digits) =>
        at + digits <= all.Length && int.TryParse(
            all.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value)
            ? value
            : null;
}
