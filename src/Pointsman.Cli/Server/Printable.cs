using System.Globalization;
using System.Text;

namespace Pointsman.Cli;

/// <summary>Makes a text that came from elsewhere safe to show on a terminal.</summary>
internal static class Printable
{
    /// <summary>The text, with what would move the cursor or turn the line in place of a question mark.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool acts = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            safe.Append(acts ? "?" : rune.ToString());
        }

        return safe.ToString();
    }
}
