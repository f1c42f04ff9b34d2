using System.Text;
using System.Text.RegularExpressions;

namespace Pointsman.Evaluation;

/// <summary>
/// Texts as the evaluation of SQuAD compares them: lower case, no ASCII punctuation, no articles, single blanks
/// (Rajpurkar et al. 2016, evaluate-v2.0.py).
/// </summary>
internal static partial class SquadText
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    public static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char one in text.ToLowerInvariant())
        {
            if (!Punctuation.Contains(one, StringComparison.Ordinal))
            {
                plain.Append(one);
            }
        }

        return Article().Replace(plain.ToString(), " ")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The harmonic mean of precision and recall over words; two empty texts are the same.</summary>
    public static double F1(string[] found, string[] wanted)
    {
        if (found.Length == 0 || wanted.Length == 0)
        {
            return found.Length == wanted.Length ? 1 : 0;
        }

        int same = TokenCounts.Common(TokenCounts.Of(found), TokenCounts.Of(wanted));
        return 2.0 * same / (found.Length + wanted.Length);
    }

    [GeneratedRegex(@"\b(?:a|an|the)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Article();
}
