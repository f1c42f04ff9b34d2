using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>Finds addresses of machines and telephone numbers. No pattern looks back.</summary>
internal static class AddressPatterns
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    // Shorter ones, ::1 for one, name no machine of anybody.
    private const int FewestHexDigits = 4;

    private static readonly Regex Four = new(@"[0-9]{1,3}(\.[0-9]{1,3}){3}", Linear);
    private static readonly Regex Six = new(@"[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,9}", Linear);

    // With the country; North America's; with an area code that begins with 0; the same without a gap.
    private static readonly Regex Phone = new(
        @"(\+|00)[1-9][0-9]{0,2}([ ./()\u00A0-]{0,3}[0-9]){6,12}"
        + @"|\(?[0-9]{3}\)?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}"
        + @"|\(?0[1-9][0-9]{1,4}\)?[ ./\u00A0-]{1,3}[0-9]([ ./\u00A0-]?[0-9]){4,9}"
        + "|0[1-9][0-9]{8,11}", Linear);

    public static IEnumerable<Range> Ips(string text) => Four.Matches(text)
        .Where(match => match.Value.Split('.').All(IsOctet))
        .Select(match => match.Index..(match.Index + match.Length))
        .Where(range => Alone(text, range, char.IsAsciiDigit))
        .Concat(Six.Matches(text).Select(Trimmed).Where(range => IsVersionSix(text[range])
            && Alone(text, range, char.IsAsciiLetterOrDigit)))
        .OrderBy(range => range.Start.Value);

    public static IEnumerable<Range> Phones(string text)
    {
        foreach (Match match in Phone.Matches(text))
        {
            int end = match.Index + match.Length;
            if (match.Value[0] is '+' or '0' or '(' && !match.Value.All(char.IsAsciiDigit))
            {
                // What was written on without a gap belongs to it.
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }
            }

            if (Alone(text, match.Index..end, char.IsAsciiDigit))
            {
                yield return match.Index..end;
            }
        }
    }

    private static bool IsOctet(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 255;

    private static bool IsVersionSix(string text) =>
        text.Count(char.IsAsciiHexDigit) >= FewestHexDigits && IPAddress.TryParse(text, out _);

    // A colon of the sentence may stand at either end.
    private static Range Trimmed(Match match)
    {
        string text = match.Value;
        int start = text.StartsWith(':') && !text.StartsWith("::", StringComparison.Ordinal) ? 1 : 0;
        int end = text.EndsWith(':') && !text.EndsWith("::", StringComparison.Ordinal) ? 1 : 0;
        return (match.Index + start)..Math.Max(match.Index + start, match.Index + match.Length - end);
    }

    // Whether a range is no part of something longer.
    private static bool Alone(string text, Range range, Func<char, bool> goesOn)
    {
        (int start, int length) = range.GetOffsetAndLength(text.Length);
        int end = start + length;
        return (start == 0 || !goesOn(text[start - 1])) && (end == text.Length || !goesOn(text[end]));
    }
}
