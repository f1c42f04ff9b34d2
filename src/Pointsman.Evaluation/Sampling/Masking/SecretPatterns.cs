using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>Finds keys, tokens and addresses of mail. The time is linear in the text.</summary>
internal static class SecretPatterns
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // Long runs of letters and digits of every sort are made by machines: keys, signatures, identities.
    private const int LongToken = 32;

    private static readonly Regex Mail = new(
        @"[\p{L}\p{N}._%+'-]+(@|%40|\\u0040)[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", Linear);

    private static readonly Regex Certain = new(
        @"-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY( BLOCK)?-----|\z)"
        + @"|\beyJ[-_A-Za-z0-9]+\.[-_A-Za-z0-9.]+"
        + @"|\bSG\.[-_A-Za-z0-9]{16,}\.[-_A-Za-z0-9]{16,}"
        + @"|(?i:\b[a-z][a-z0-9+.-]*://[^\s/:@""']*:[^\s/@""']+@)"
        + @"|(?i:\bauthorization[""']?\s*[:=]\s*[""']?(basic|bearer|digest|token)\s+[-_.~+/=a-z0-9]{6,})"
        + @"|(?i:(password|passwd|pwd|passwort|passphrase)[""']?\s*=\s*[""']?[^\s""',;]{4,})"
        + @"|(?i:(password|passwd|pwd|passwort|passphrase)[""']\s*:\s*[""'][^""']{4,})"
        + @"|\b(AKIA|ASIA)[0-9A-Z]{16,}|\bAIza[-_A-Za-z0-9]{20,}|\bya29\.[-_A-Za-z0-9]{12,}", Linear);

    // These are words too, so what follows must have a digit.
    private static readonly Regex Likely = new(
        @"\b(sk|pk|rk|gsk|xai|csk|pplx|fw|hf|pm|npm|whsec|nvapi|tvly|dckr|shpat|gh[opsur]|github_pat|glpat"
        + @"|xox[abeprs])[-_][-_A-Za-z0-9]{12,}"
        + @"|(?i:\b(bearer|basic)\s+[-_.~+/=A-Za-z0-9]{8,})"
        + @"|(?i:((api|access|account|private|shared|signing|secret|storage)[-_ ]?key|secret|token|password|passwd|pwd"
        + @"|passwort|passphrase|credentials?)([-_][-_a-z]*)?[""']?\s*[:=]\s*[""']?[^\s""',;]{4,})",
        Linear);

    private static readonly Regex Token = new(@"[A-Za-z0-9_+=-]{32,}", Linear);

    public static IEnumerable<Range> Emails(string text) =>
        text.Contains('@', StringComparison.Ordinal) || text.Contains("40", StringComparison.Ordinal)
            ? Ranges(Mail.Matches(text))
            : [];

    public static IEnumerable<Range> Keys(string text)
    {
        var found = new List<Range>(Ranges(Certain.Matches(text)));
        found.AddRange(Ranges(Likely.Matches(text).Where(match => match.Value.Any(char.IsAsciiDigit))));
        if (text.Length >= LongToken)
        {
            found.AddRange(Ranges(Token.Matches(text).Where(match => IsMadeByMachine(match.Value))));
        }

        return Joined(found);
    }

    private static bool IsMadeByMachine(string token)
    {
        bool digit = token.Any(char.IsAsciiDigit);
        bool mixed = token.Any(char.IsAsciiLetterUpper) && token.Any(char.IsAsciiLetterLower);
        bool hex = token.All(char.IsAsciiHexDigit) && token.Any(char.IsAsciiLetter);
        return digit && (mixed || hex);
    }

    // Several patterns may find parts of the same.
    private static List<Range> Joined(List<Range> found)
    {
        var joined = new List<Range>();
        foreach (Range next in found.OrderBy(range => range.Start.Value))
        {
            if (joined.Count > 0 && next.Start.Value <= joined[^1].End.Value)
            {
                joined[^1] = joined[^1].Start.Value..Math.Max(joined[^1].End.Value, next.End.Value);
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }

    private static IEnumerable<Range> Ranges(IEnumerable<Match> matches) =>
        matches.Select(match => match.Index..(match.Index + match.Length));
}
