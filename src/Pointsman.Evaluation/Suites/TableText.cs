using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads values with separators between them, as RFC 4180 says: quotes around a value, two for one within, line breaks
/// between quotes. A quote within a value that has none around it stands for itself; empty lines are passed over. After
/// a row that is wrong, reading goes on at the next line.
/// </summary>
internal sealed class TableText(TextReader reader, char separator)
{
    private const string CloseFix = "close the quote; a quote within a value is written twice: \"\"";

    private readonly StringBuilder _value = new();
    private int _line = 1;
    private int _row;

    /// <summary>The next row; null at the end.</summary>
    public TableRow? Next()
    {
        while (reader.Peek() is '\r' or '\n')
        {
            Take();
        }

        if (reader.Peek() < 0)
        {
            return null;
        }

        int line = _line;
        _row = 0;
        var values = new List<string>();
        while (true)
        {
            (string? found, string fix) = reader.Peek() == '"' ? Quoted(line) : Plain();
            if (found is not null)
            {
                SkipLine();
                return new TableRow(line, values, found, fix);
            }

            string value = _value.ToString();
            if (CaseText.Broken(value) is { } broken)
            {
                SkipLine();
                return new TableRow(line, values, broken, CaseText.BrokenFix);
            }

            values.Add(value);
            if (reader.Peek() != separator)
            {
                TakeLineEnd();
                return new TableRow(line, values);
            }

            Take();
        }
    }

    private (string? Found, string Fix) Plain()
    {
        _value.Clear();
        while (reader.Peek() is >= 0 and not ('\r' or '\n') && reader.Peek() != separator)
        {
            if (TakeTooMuch())
            {
                return (CaseText.TooLong, CaseText.TooLongFix);
            }
        }

        return (null, "");
    }

    private (string? Found, string Fix) Quoted(int line)
    {
        _value.Clear();
        Take();
        while (true)
        {
            if (reader.Peek() < 0)
            {
                return ($"found a quote of line {line} that is never closed", CloseFix);
            }

            if (reader.Peek() != '"')
            {
                if (TakeTooMuch())
                {
                    return (CaseText.TooLong, CaseText.TooLongFix);
                }

                continue;
            }

            Take();
            if (reader.Peek() != '"')
            {
                break;
            }

            Take();
            _value.Append('"');
        }

        return reader.Peek() is < 0 or '\r' or '\n' || reader.Peek() == separator
            ? (null, "")
            : ($"found '{(char)reader.Peek()}' behind a closing quote", CloseFix);
    }

    // Adds the next character to the value; true where the row is too long for that.
    private bool TakeTooMuch()
    {
        _value.Append((char)Take());
        return ++_row > CaseText.MostCharacters;
    }

    private int Take()
    {
        int taken = reader.Read();
        _line += taken == '\n' || (taken == '\r' && reader.Peek() != '\n') ? 1 : 0;
        return taken;
    }

    private void TakeLineEnd()
    {
        if (reader.Peek() == '\r')
        {
            Take();
        }

        if (reader.Peek() == '\n')
        {
            Take();
        }
    }

    private void SkipLine()
    {
        while (reader.Peek() is >= 0 and not ('\r' or '\n'))
        {
            Take();
        }
    }
}
