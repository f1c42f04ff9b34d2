using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// Finds the number in an answer: the last one, since models say what they conclude at the end.
/// <list type="bullet">
/// <item>Thousands may be set apart by a comma, an apostrophe, an underscore or a narrow blank: <c>1,234,567.8</c>.
/// After groups with full stops a comma begins the decimals: <c>1.234,5</c>; so it does before a number of digits other
/// than three: <c>3,5</c>. One full stop begins the decimals: <c>1.234</c> is a bit more than one.</item>
/// <item>Percent is known by the sign or the word behind it; powers of ten by <c>e</c>: <c>1.5e6</c>.</item>
/// <item>Digits that belong to a word are no number: <c>GPT-4</c> has one, <c>x2</c> none.</item>
/// </list>
/// </summary>
internal static partial class AnswerNumber
{
    // The end of the text is where the number stands; a longer search would only serve those who want to keep it busy.
    private const int Searched = 2000;

    private const decimal Most = 1e18m;

    /// <summary>The last number; null when there is none, or none that is less than 1e18.</summary>
    public static FoundNumber? Last(string text)
    {
        string end = text.Length > Searched ? text[^Searched..] : text;
        Match? last = null;
        foreach (Match match in Number().Matches(end))
        {
            last = match;
        }

        if (last is null || Value(last) is not { } size || size >= Most)
        {
            return null;
        }

        return new FoundNumber(last.Groups["minus"].Success ? -size : size, last.Groups["percent"].Success);
    }

    private static decimal? Value(Match match)
    {
        string digits = match.Groups["points"].Success
            ? match.Groups["points"].Value.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : match.Groups["comma"].Success
                ? match.Groups["comma"].Value.Replace(',', '.')
                : string.Concat(match.Groups["plain"].Value.Where(one => one == '.' || char.IsAsciiDigit(one)));
        return decimal.TryParse(
            digits + match.Groups["power"].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}_.,])(?<minus>[-\u2212])?
        (?:(?<points>\d{1,3}(?:\.\d{3})+,\d+)
          |(?<plain>\d{1,3}(?:[,'\u2019_\u00A0\u202F]\d{3})+(?!\d)(?:\.\d+)?)
          |(?<comma>\d+,\d+)
          |(?<plain>\d+(?:\.\d+)?|\.\d+))
        (?<power>[eE][+-]?\d{1,2}(?!\d))?
        (?:\s?(?<percent>%|per\s?cent\b))?
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
