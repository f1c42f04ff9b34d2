using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>
/// Finds numbers in a text, in one pass. Digits behind a letter are part of a word (H2O, GPT-4) and no number; a minus
/// behind a letter or digit is a hyphen; three digits behind a separator are thousands.
/// </summary>
internal static class NumberText
{
    // A fraction needs room to be worked out, and nobody writes longer numbers that mean something.
    private const int MostDigits = 40;

    public static IReadOnlyList<FoundNumber> Find(string text, bool decimalComma)
    {
        var found = new List<FoundNumber>();
        int at = 0;
        while (at < text.Length)
        {
            if (!char.IsAsciiDigit(text[at]) && !StartsFraction(text, at, decimalComma))
            {
                at++;
                continue;
            }

            int start = at;
            decimal? number = Number(text, ref at, decimalComma);
            if (IsWord(text, start))
            {
                continue;
            }

            if (number is { } whole)
            {
                bool behindOne = start > 1 && text[start - 1] is '/' or '\u2044' && IsDigit(text, start - 2);
                decimal value = behindOne ? whole : Fraction(text, ref at, whole);
                bool percent = Skip(text, at) is var after && after < text.Length && text[after] == '%';
                int sign = Sign(text, start, out bool negative);
                at = percent ? after + 1 : at;
                found.Add(new FoundNumber(text[sign..at], negative ? -value : value, percent));
            }
        }

        return found;
    }

    private static bool StartsFraction(string text, int at, bool decimalComma) =>
        text[at] == (decimalComma ? ',' : '.') && IsDigit(text, at + 1)
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    // Behind a letter, or behind a hyphen that joins it to one.
    private static bool IsWord(string text, int start)
    {
        int before = start - 1;
        if (before > 0 && text[before] is '-' or '_')
        {
            before--;
        }

        return before >= 0 && char.IsLetter(text[before]) && !IsCurrencyWord(text, before, start);
    }

    // USD5 and EUR5 are sums of money.
    private static bool IsCurrencyWord(string text, int last, int start) =>
        last == start - 1 && last >= 2 && char.IsAsciiLetterUpper(text[last]) && char.IsAsciiLetterUpper(text[last - 1])
        && char.IsAsciiLetterUpper(text[last - 2]) && (last == 2 || !char.IsLetterOrDigit(text[last - 3]));

    // Reads the digits, their separators, what is behind the point, and a power of ten; null where it is too long.
    private static decimal? Number(string text, ref int at, bool decimalComma)
    {
        char point = decimalComma ? ',' : '.';
        int start = at;
        while (IsDigit(text, at))
        {
            at++;
        }

        int first = at - start;
        while (first is >= 1 and <= 3 && at < text.Length
            && IsSeparator(text[at], decimalComma) && IsThousand(text, at + 1))
        {
            at += 4;
        }

        if (at < text.Length && text[at] == point && IsDigit(text, at + 1))
        {
            do
            {
                at++;
            }
            while (IsDigit(text, at));
        }

        int digits = at;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            int power = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
            while (IsDigit(text, power))
            {
                at = ++power;
            }
        }

        if (digits - start > MostDigits)
        {
            return null;
        }

        string plain = string.Concat(text.AsSpan(start, digits - start).ToString()
            .Where(one => char.IsAsciiDigit(one) || one == point)).Replace(point, '.') + text[digits..at];
        return decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
    }

    // 3/4 is a fraction and 1 1/2 is one and a half; 3/4/2026 is a day, and its parts are numbers of their own.
    private static decimal Fraction(string text, ref int at, decimal whole)
    {
        if (whole != decimal.Truncate(whole))
        {
            return whole;
        }

        if (Below(text, at, whole, out decimal share, out int end))
        {
            at = end;
            return share;
        }

        int next = at;
        bool blank = next < text.Length && text[next] == ' ' && IsDigit(text, ++next);
        if (blank && Plain(text, ref next) is { } top && Below(text, next, top, out share, out end) && share < 1)
        {
            at = end;
            return whole + share;
        }

        return whole;
    }

    private static bool Below(string text, int at, decimal top, out decimal share, out int end)
    {
        share = 0;
        end = at + 1;
        if (at >= text.Length || text[at] is not ('/' or '\u2044') || !IsDigit(text, end)
            || Plain(text, ref end) is not { } under || under == 0)
        {
            return false;
        }

        bool more = end < text.Length && text[end] is '/' or '\u2044' && IsDigit(text, end + 1);
        share = top / under;
        return !more;
    }

    private static decimal? Plain(string text, ref int at)
    {
        int start = at;
        while (IsDigit(text, at))
        {
            at++;
        }

        return at - start <= 9 ? decimal.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture) : null;
    }

    // Where a sign before the number begins, a currency's or minus, and whether it is minus.
    private static int Sign(string text, int start, out bool negative)
    {
        int at = start;
        if (at > 0 && char.GetUnicodeCategory(text[at - 1]) == UnicodeCategory.CurrencySymbol)
        {
            at--;
        }

        negative = at > 0 && text[at - 1] is '-' or '\u2212' && (at == 1 || !char.IsLetterOrDigit(text[at - 2]));
        return negative ? at - 1 : at;
    }

    private static int Skip(string text, int at) =>
        at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' ? at + 1 : at;

    private static bool IsSeparator(char one, bool decimalComma) =>
        one is '\'' or '’' or '_' or '\u00A0' or '\u202F' || one == (decimalComma ? '.' : ',');

    private static bool IsThousand(string text, int at) =>
        IsDigit(text, at) && IsDigit(text, at + 1) && IsDigit(text, at + 2) && !IsDigit(text, at + 3);

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);
}
