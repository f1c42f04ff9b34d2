using System.Text;

namespace Pointsman.Evaluation;

/// <summary>Reads a table with commas record by record; fields in quotes may have commas, quotes and line
/// ends.</summary>
internal static class CsvRecords
{
    /// <summary>The longest field, in characters.</summary>
    public const int MostFieldLetters = 16 * 1024 * 1024;

    /// <summary>The records with the line that each begins in, from 1; empty lines are passed over.</summary>
    /// <exception cref="FormatException">Quotes are not closed, or a field is too long.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Read(TextReader text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1, began = 1, letter;
        bool quoted = false, wasQuoted = false;
        while ((letter = text.Read()) >= 0)
        {
            char one = (char)letter;
            if (quoted)
            {
                line += one == '\n' ? 1 : 0;
                if (one != '"')
                {
                    Add(field, one, began);
                }
                else if (text.Peek() == '"')
                {
                    text.Read();
                    Add(field, '"', began);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (one == '"' && field.Length == 0 && !wasQuoted)
            {
                quoted = wasQuoted = true;
            }
            else if (one == ',')
            {
                End();
            }
            else if (one == '\n')
            {
                line++;
                if (fields.Count > 0 || field.Length > 0 || wasQuoted)
                {
                    End();
                    yield return (began, [.. fields]);
                    fields.Clear();
                }

                began = line;
            }
            else if (one != '\r' || text.Peek() != '\n')
            {
                Add(field, one, began);
            }
        }

        if (quoted)
        {
            throw new FormatException($"the quotes that are opened in line {began} are not closed");
        }

        if (fields.Count > 0 || field.Length > 0 || wasQuoted)
        {
            End();
            yield return (began, [.. fields]);
        }

        void End()
        {
            fields.Add(field.ToString());
            field.Clear();
            wasQuoted = false;
        }
    }

    private static void Add(StringBuilder field, char letter, int line)
    {
        if (field.Length >= MostFieldLetters)
        {
            throw new FormatException($"a field in line {line} is longer than {MostFieldLetters} letters");
        }

        field.Append(letter);
    }
}
