using System.Text;

namespace Pointsman;

/// <summary>Text as it may stand in HTML, SVG and XML, between tags and in quoted attributes.</summary>
public static class MarkupText
{
    /// <summary>
    /// The text with the five signs of markup written as references; what XML does not allow, control characters and
    /// halves of pairs, becomes U+FFFD, and so does what would turn the direction of the words behind it.
    /// </summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        for (int at = 0; at < text.Length; at++)
        {
            char sign = text[at];
            switch (sign)
            {
                case '&':
                    safe.Append("&amp;");
                    break;
                case '<':
                    safe.Append("&lt;");
                    break;
                case '>':
                    safe.Append("&gt;");
                    break;
                case '"':
                    safe.Append("&quot;");
                    break;
                case '\'':
                    safe.Append("&#39;");
                    break;
                default:
                    safe.Append(IsLegal(text, at) && !Turns(sign) ? sign : '\uFFFD');
                    break;
            }
        }

        return safe.ToString();
    }

    /// <summary>The text with everything replaced that XML does not allow, and nothing else changed.</summary>
    public static string Legal(string text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (!IsLegal(text, at))
            {
                return string.Create(text.Length, text, static (legal, from) =>
                {
                    for (int i = 0; i < legal.Length; i++)
                    {
                        legal[i] = IsLegal(from, i) ? from[i] : '\uFFFD';
                    }
                });
            }
        }

        return text;
    }

    /// <summary>The start of a text, with an ellipsis where something is left out; no sign is cut in halves.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        int end = Math.Max(0, most - 1);
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>The start and the end of a text: long names often differ at their ends alone.</summary>
    internal static string CutInside(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        string start = Cut(text, (most + 1) / 2);
        int from = text.Length - (most / 2);
        return string.Concat(start, text.AsSpan(char.IsLowSurrogate(text[from]) ? from + 1 : from));
    }

    /// <summary>
    /// Whether a sign is none to read but moves the cursor, breaks the line, or turns the direction in which what
    /// follows is shown, so that a line could be made to say what it does not.
    /// </summary>
    internal static bool Steers(char sign) => char.IsControl(sign)
        || sign is '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' || Turns(sign);

    // Embeddings, overrides and isolates: they reach beyond their own text to the end of the line.
    private static bool Turns(char sign) => sign is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsLegal(string text, int at)
    {
        char sign = text[at];
        if (char.IsHighSurrogate(sign))
        {
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        }

        return char.IsLowSurrogate(sign)
            ? at > 0 && char.IsHighSurrogate(text[at - 1])
            : sign is '\t' or '\n' or '\r' or (>= ' ' and not '\uFFFE' and not '\uFFFF');
    }
}
