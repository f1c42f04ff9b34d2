using System.Text;

namespace Pointsman.Evaluation;

/// <summary>Opens files of cases as text, and takes their lines within a bound.</summary>
internal static class CaseText
{
    /// <summary>The longest row, in characters: 4,194,304.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    /// <summary>What is said of a row that is too long.</summary>
    public const string TooLong = "found more than 4,194,304 characters in a row";

    /// <summary>What helps against a row that is too long.</summary>
    public const string TooLongFix = "make it shorter, or look for a quote or a bracket that is not closed";

    /// <summary>Opens a file in UTF-8, or in UTF-16 where a byte order mark says so.</summary>
    public static StreamReader Open(string path) => new(path, Encoding.UTF8, true, 64 * 1024);

    /// <summary>The lines with their numbers; null stands for a line that is too long.</summary>
    public static IEnumerable<(int Number, string? Text)> Lines(string path)
    {
        using StreamReader reader = Open(path);
        var line = new StringBuilder();
        int number = 1;
        bool tooLong = false;
        int next;
        while ((next = reader.Read()) >= 0)
        {
            if (next == '\n')
            {
                yield return (number++, tooLong ? null : line.ToString().TrimEnd('\r'));
                line.Clear();
                tooLong = false;
            }
            else if (line.Length < MostCharacters)
            {
                line.Append((char)next);
            }
            else
            {
                tooLong = true;
            }
        }

        if (line.Length > 0)
        {
            yield return (number, tooLong ? null : line.ToString().TrimEnd('\r'));
        }
    }

    /// <summary>What of a text is no text: NUL, or bytes that are no UTF-8; null where it is one.</summary>
    public static string? Broken(string text) =>
        text.Contains('\0', StringComparison.Ordinal) ? "found a NUL character"
        : text.Contains('\uFFFD', StringComparison.Ordinal) ? "found bytes that are no UTF-8" : null;

    /// <summary>What helps against bytes that are no text.</summary>
    public const string BrokenFix = "save the file as a text in UTF-8";
}
