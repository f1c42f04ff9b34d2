namespace Pointsman.Evaluation;

/// <summary>How many lines and sentences a text has; its words and characters are counted as everywhere.</summary>
internal static class LengthText
{
    private const string Ends = ".!?…。！？।؟";

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
}
