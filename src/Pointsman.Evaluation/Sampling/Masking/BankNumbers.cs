using System.Globalization;

namespace Pointsman.Evaluation;

/// <summary>Finds numbers of cards and accounts by their check digits, however they are grouped.</summary>
internal static class BankNumbers
{
    private const int ShortestCard = 13;
    private const int LongestCard = 19;
    private const int ShortestGroup = 3;

    // How long an IBAN is, by country, as ISO 13616's registry has it.
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 "
        + "FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 "
        + "LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 "
        + "SC31 SD18 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20";

    private static readonly Dictionary<string, int> ByCountry = Lengths.Split(' ')
        .ToDictionary(
            one => one[..2], one => int.Parse(one[2..], CultureInfo.InvariantCulture),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>Where IBANs stand.</summary>
    public static IEnumerable<Range> Ibans(string text)
    {
        for (int at = 0; at + 4 < text.Length; at++)
        {
            if (IbanEnd(text, at) is { } end)
            {
                yield return at..end;
                at = end - 1;
            }
        }
    }

    /// <summary>Where numbers of cards stand.</summary>
    public static IEnumerable<Range> Cards(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            bool begins = text[at] is >= '2' and <= '6' && (at == 0 || !char.IsAsciiDigit(text[at - 1]));
            if (begins && CardEnd(text, at) is { } end)
            {
                yield return at..end;
                at = end;
            }
            else
            {
                at++;
            }
        }
    }

    /// <summary>Whether the last digit of a number is the check digit of the others, by Luhn's formula.</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int at = 0; at < digits.Length; at++)
        {
            int digit = digits[^(at + 1)] - '0';
            digit *= (at % 2) + 1;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Whether the check digits of an account are right: its rest modulo 97, by ISO 7064, is 1.</summary>
    public static bool IsMod97(ReadOnlySpan<char> account)
    {
        int rest = 0;
        for (int at = 0; at < account.Length; at++)
        {
            char letter = char.ToUpperInvariant(account[(at + 4) % account.Length]);
            int value = char.IsAsciiDigit(letter) ? letter - '0' : letter - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest == 1;
    }

    private static int? IbanEnd(string text, int start)
    {
        if (!char.IsAsciiLetter(text[start]) || !char.IsAsciiLetter(text[start + 1])
            || !ByCountry.TryGetValue(text.Substring(start, 2), out int length))
        {
            return null;
        }

        var account = new char[length];
        int taken = 0, at = start;
        for (; at < text.Length && taken < length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                account[taken++] = text[at];
            }
            else if (!IsGap(text, at))
            {
                break;
            }
        }

        bool right = taken == length && char.IsAsciiDigit(account[2]) && char.IsAsciiDigit(account[3])
            && IsMod97(account);
        return right ? at : null;
    }

    // The end of the longest card that begins here: its groups are what stands between gaps, and a card ends with one.
    private static int? CardEnd(string text, int start)
    {
        Span<char> digits = stackalloc char[LongestCard];
        int taken = 0, group = 0;
        int? end = null;
        for (int at = start; at <= text.Length; at++)
        {
            bool digit = at < text.Length && char.IsAsciiDigit(text[at]);
            if (digit && taken < LongestCard)
            {
                digits[taken++] = text[at];
                group++;
                continue;
            }

            if (!digit && taken >= ShortestCard && IsLuhn(digits[..taken]))
            {
                end = at;
            }

            // Only the last group may be shorter; lists of small numbers are no cards.
            if (digit || group < ShortestGroup || at == text.Length || !IsGap(text, at))
            {
                break;
            }

            group = 0;
        }

        return end;
    }

    // One blank or dash between letters or digits.
    private static bool IsGap(string text, int at) => text[at] is ' ' or '-' or '\u00A0'
        && at > 0 && char.IsAsciiLetterOrDigit(text[at - 1])
        && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]);
}
