using System.Text;

namespace Pointsman.Evaluation;

/// <summary>How long a text is.</summary>
internal static class LengthText
{
    private const string Ends = ".!?…。！？।؟";

    public static long Characters(string text)
    {
        long count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    public static long Words(string text)
    {
        long count = 0;
        bool inside = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool sign = IsSign(rune.Value);
            bool letter = !sign && !Rune.IsWhiteSpace(rune);
            count += sign || (letter && !inside) ? 1 : 0;
            inside = letter;
        }

        return count;
    }

    public static long Lines(string text)
    {
        long count = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            count += line.IsWhiteSpace() ? 0 : 1;
        }

        return count;
    }

    /// <summary>Ends of sentences before white space or the end, and what stands behind the last of them.</summary>
    public static long Sentences(string text)
    {
        long count = 0;
        bool open = false;
        for (int at = 0; at < text.Length; at++)
        {
            bool ends = Ends.Contains(text[at], StringComparison.Ordinal);
            bool last = at + 1 == text.Length || !Ends.Contains(text[at + 1], StringComparison.Ordinal);
            if (ends && last && open && (text[at] > '…' || IsGap(text, at + 1)))
            {
                count++;
                open = false;
            }

            open |= char.IsLetterOrDigit(text[at]);
        }

        return count + (open ? 1 : 0);
    }

    // A quote or a bracket may close behind the mark.
    private static bool IsGap(string text, int at)
    {
        while (at < text.Length && "\"'”’»)]".Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }

        return at >= text.Length || char.IsWhiteSpace(text[at]);
    }

    // Han, Hiragana and Katakana are written without blanks between words.
    private static bool IsSign(int rune) =>
        rune is (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0x20000 and <= 0x3134F);
}
