using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>
/// Patterns of JavaScript as those of .NET: <c>\d</c> and <c>\w</c> are of ASCII, <c>$</c> is the very end, a point
/// leaves out every end of a line, and a letter behind a backslash that says nothing stands for itself.
/// </summary>
internal static partial class PromptfooPattern
{
    private const string Digits = "0-9";
    private const string Words = "A-Za-z0-9_";

    /// <summary>The pattern, whose names of values stay as they are.</summary>
    public static string Convert(string pattern)
    {
        var converted = new StringBuilder();
        bool inClass = false;
        for (int at = 0; at < pattern.Length;)
        {
            string piece = Piece().Match(pattern, at).Value;
            at += piece.Length;
            if (inClass)
            {
                converted.Append(piece[0] == '\\' ? Escaped(piece, inClass) : piece == "[" ? @"\[" : piece);
                inClass = piece != "]";
                continue;
            }

            inClass = piece is "[" or "[^";
            converted.Append(piece switch
            {
                "$" => @"\z",
                "." => @"[^\n\r\u2028\u2029]",
                "[" when Next(pattern, at) == ']' => "(?!)",
                "[^" when Next(pattern, at) == ']' => @"[\s\S]",
                _ when piece[0] == '\\' => Escaped(piece, inClass),
                _ => piece,
            });
            if (inClass && Next(pattern, at) == ']')
            {
                // A class of nothing, or of everything, was written whole.
                inClass = false;
                at++;
            }
        }

        return converted.ToString();
    }

    private static char Next(string pattern, int at) => at < pattern.Length ? pattern[at] : '\0';

    private static string Escaped(string piece, bool inClass) => piece switch
    {
        @"\d" => inClass ? Digits : $"[{Digits}]",
        @"\w" => inClass ? Words : $"[{Words}]",
        @"\D" => inClass ? @"\u0000-/:-\uFFFF" : $"[^{Digits}]",
        @"\W" => inClass ? @"\u0000-/:-@\[-\^`\{-\uFFFF" : $"[^{Words}]",
        [_, var letter] when char.IsAsciiLetter(letter)
            && !"bBcfknrsStuvx".Contains(letter, StringComparison.Ordinal) => $"{letter}",
        _ => piece,
    };

    // A value's name and two braces that stand for themselves stay whole, as does what a backslash begins.
    [GeneratedRegex(@"\G(?:\{\{[\s\S]*?\}\}|\\\{\{|\\[\s\S]|\[\^|[\s\S])")]
    private static partial Regex Piece();
}
