using System.Text;

namespace Pointsman;

/// <summary>Text as it may stand in Markdown, in a line and in a cell of a table.</summary>
public static class MarkdownText
{
    // What means something to Markdown or HTML inside of a line.
    private const string Signs = "\\`*[]<>|~&";

    /// <summary>
    /// The text on one line, with a backslash before what would be markup, a link or the border of a cell; what steers
    /// a terminal or turns the direction of a line becomes a space.
    /// </summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        for (int at = 0; at < text.Length; at++)
        {
            char sign = text[at];
            bool opens = Signs.Contains(sign, StringComparison.Ordinal) || IsOuterUnderline(text, at)
                || (at == 0 && sign is '#' or '+' or '-' or '=' && text.Length > 1);
            safe.Append(opens ? "\\" : "").Append(MarkupText.Steers(sign) ? ' ' : sign);
        }

        return safe.ToString();
    }

    // Inside of a word an underline means nothing, and names are full of them.
    private static bool IsOuterUnderline(string text, int at) => text[at] == '_'
        && (at == 0 || at == text.Length - 1
            || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]));
}
