using System.Text;

namespace Pointsman.Evaluation;

/// <summary>
/// Reads values with separators between them, as RFC 4180 says: quotes around a value, two for one within, line breaks
/// between quotes. A quote within a value that has none around it stands for itself; empty lines are passed over. After
/// a row that is wrong, reading goes on at the next line.
/// </summary>
/// <remarks>
/// What stands behind a closing quote, <c>"a"b</c>, makes a row a bad one: some programs mean <c>ab</c> by it and some
/// <c>a"b</c>, and most often a quote within the value was not written twice, so that a guess would shift columns.
/// </remarks>
internal sealed class TableText(TextReader reader, char separator)
{
    private const string CloseFix = "close the quote; a quote within a value is written twice: \"\"";

    private readonly StringBuilder _value = new();
    private int _line = 1;
    private int _taken;

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
        _taken = 0;
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
            if (IsTooLong)
            {
                SkipLine();
                return new TableRow(line, values, CaseText.TooLong, CaseText.TooLongFix);
            }
        }
    }

    private (string? Found, string Fix) Plain()
    {
        _value.Clear();
        while (reader.Peek() is >= 0 and not ('\r' or '\n') && reader.Peek() != separator)
        {
            _value.Append((char)Take());
            if (IsTooLong)
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

            if (IsTooLong)
            {
                return (CaseText.TooLong, CaseText.TooLongFix);
            }

            int next = Take();
            if (next == '"')
            {
                if (reader.Peek() != '"')
                {
                    break;
                }

                Take();
            }

            _value.Append((char)next);
        }

        return reader.Peek() is < 0 or '\r' or '\n' || reader.Peek() == separator
            ? (null, "")
            : ($"found '{(char)reader.Peek()}' behind a closing quote", CloseFix);
    }

    // Separators and quotes count as well: a row of nothing else has to end too.
    private bool IsTooLong => _taken > CaseText.MostCharacters;

    private int Take()
    {
        _taken++;
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
