using System.Globalization;

namespace Pointsman;

/// <summary>The formats of texts that are asserted.</summary>
internal static class SchemaFormats
{
    /// <summary>Whether a text has a format; nothing for a format that is not known.</summary>
    public static Func<string, bool>? Of(string format) => format switch
    {
        "date" => IsDate,
        "date-time" => IsDateTime,
        "email" => IsEmail,
        "uuid" => text => Guid.TryParseExact(text, "D", out _),
        "uri" => IsUri,
        _ => null,
    };

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // RFC 3339: date, T, time to the second with any fraction, and Z or the distance to it.
    private static bool IsDateTime(string text)
    {
        if (text.Length < 20 || !IsDate(text[..10]) || text[10] is not ('T' or 't'))
        {
            return false;
        }

        int i = 19;
        if (text[i] == '.')
        {
            i++;
            int digits = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i == digits)
            {
                return false;
            }
        }

        ReadOnlySpan<char> zone = text.AsSpan(i);
        bool offset = zone is "Z" or "z" || (zone.Length == 6 && zone[0] is '+' or '-' && IsClock(zone[1..]));
        return offset && IsClock(text.AsSpan(11, 5)) && text[16] == ':' && IsPair(text.AsSpan(17, 2), 60);
    }

    private static bool IsClock(ReadOnlySpan<char> text) =>
        text.Length == 5 && IsPair(text[..2], 23) && text[2] == ':' && IsPair(text[3..], 59);

    private static bool IsPair(ReadOnlySpan<char> text, int most) =>
        char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1])
        && ((text[0] - '0') * 10) + text[1] - '0' <= most;

    private static bool IsEmail(string text)
    {
        int at = text.LastIndexOf('@');
        string[] labels = text[(at + 1)..].Split('.');
        string[] atoms = at < 1 ? [""] : text[..at].Split('.');
        return at is >= 1 and <= 64 && text.Length <= 254
            && atoms.All(atom => atom.Length > 0 && atom.All(IsAtom))
            && labels.All(label => label is [not '-', ..] and [.., not '-'] && label.Length <= 63
                && label.All(one => char.IsLetterOrDigit(one) || one == '-'));
    }

    private static bool IsAtom(char one) =>
        char.IsLetterOrDigit(one) || "!#$%&'*+/=?^_`{|}~-".Contains(one, StringComparison.Ordinal);

    // RFC 3986: a scheme, a colon, and only what may stand in a URI.
    private static bool IsUri(string text)
    {
        int colon = text.IndexOf(':');
        if (colon < 1 || !char.IsAsciiLetter(text[0]) || colon == text.Length - 1)
        {
            return false;
        }

        bool scheme = text[..colon].All(one => char.IsAsciiLetterOrDigit(one) || one is '+' or '.' or '-');
        for (int i = colon + 1; scheme && i < text.Length; i++)
        {
            bool escaped = text[i] != '%'
                || (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]));
            scheme = escaped && (char.IsAsciiLetterOrDigit(text[i])
                || "-._~:/?#[]@!$&'()*+,;=%".Contains(text[i], StringComparison.Ordinal));
        }

        return scheme && !text.AsSpan(colon + 1).SequenceEqual("//");
    }
}
