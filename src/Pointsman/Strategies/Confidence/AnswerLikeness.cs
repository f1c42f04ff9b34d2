using System.Globalization;
using System.Text;

namespace Pointsman;

/// <summary>
/// How far two answers say the same, from 0 to 1, by their words alone; no model is asked.
/// <list type="number">
/// <item>A text becomes its terms: words in lower case without marks and without small words that carry nothing
/// ("the", "is"), and numbers without separators, so that 1,000 and 1000.0 are the same. A Chinese, Japanese or Thai
/// character is a word by itself.</item>
/// <item>Two answers that begin with yes and with no have nothing in common.</item>
/// <item>Short answers, of at most eight terms, are the same (1) or not (0).</item>
/// <item>Beside a short answer, a long one counts by its last line: 1 when all terms of the short one stand there.
/// </item>
/// <item>Of two long answers it is the Dice coefficient of their sets of words; where one of them has numbers, the
/// mean of that and of the Dice coefficient of their numbers.</item>
/// </list>
/// Texts that mean the same in other words count as less than they should: calibrate what rests on it.
/// </summary>
public static class AnswerLikeness
{
    /// <summary>The most terms of a short answer.</summary>
    public const int MostTermsOfShort = 8;

    private static readonly HashSet<string> Small =
    [
        "a", "an", "the", "is", "are", "was", "were", "be", "been", "it", "its", "of", "to", "in", "on", "at", "by",
        "for", "with", "as", "and", "or", "that", "this", "these", "those", "there", "so", "therefore", "answer", "i",
        "you", "we", "he", "she", "they", "will", "would", "has", "have", "had", "do", "does", "did",
    ];

    /// <summary>Compares two answers.</summary>
    public static double Of(string one, string other)
    {
        List<string> left = Terms(one), right = Terms(other);
        if (left.Count == 0 || right.Count == 0)
        {
            return one.Trim() == other.Trim() ? 1 : 0;
        }

        if (YesOrNo(left[0]) && YesOrNo(right[0]) && left[0] != right[0])
        {
            return 0;
        }

        return (left.Count <= MostTermsOfShort, right.Count <= MostTermsOfShort) switch
        {
            (true, true) => left.SequenceEqual(right) ? 1 : 0,
            (true, false) => left.Except(Terms(LastLine(other))).Any() ? 0 : 1,
            (false, true) => right.Except(Terms(LastLine(one))).Any() ? 0 : 1,
            _ => Shared(left, right),
        };
    }

    /// <summary>The words and numbers of a text that carry its meaning, in order.</summary>
    internal static List<string> Terms(string text)
    {
        var terms = new List<string>();
        var small = new List<string>();
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            if (char.IsDigit(text[i]))
            {
                i = EndOfNumber(text, i);
                bool negative = start > 0 && text[start - 1] == '-'
                    && (start == 1 || char.IsWhiteSpace(text[start - 2]));
                terms.Add((negative ? "-" : "") + Number(text[start..i]));
            }
            else if (StandsAlone(text[i]))
            {
                i++;
                terms.Add(text[start..i]);
            }
            else if (char.IsLetter(text[i]))
            {
                i = EndOfWord(text, i);
                string word = text[start..i].ToLowerInvariant();
                (Small.Contains(word) ? small : terms).Add(word);
            }
            else
            {
                i++;
            }
        }

        // "A." is an answer too.
        return terms.Count > 0 ? terms : small;
    }

    private static bool YesOrNo(string term) => term is "yes" or "no";

    private static double Shared(List<string> left, List<string> right)
    {
        double words = Dice(left.Where(term => !IsNumber(term)), right.Where(term => !IsNumber(term)));
        return left.Exists(IsNumber) || right.Exists(IsNumber)
            ? (words + Dice(left.Where(IsNumber), right.Where(IsNumber))) / 2
            : words;
    }

    private static double Dice(IEnumerable<string> left, IEnumerable<string> right)
    {
        HashSet<string> one = [.. left], other = [.. right];
        return one.Count + other.Count == 0 ? 1 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
    }

    private static bool IsNumber(string term) => char.IsDigit(term[0]) || term[0] == '-';

    private static string LastLine(string text)
    {
        string trimmed = text.TrimEnd();
        return trimmed[(trimmed.LastIndexOf('\n') + 1)..];
    }

    private static int EndOfWord(string text, int i)
    {
        while (i < text.Length && !StandsAlone(text[i]) && (char.IsLetterOrDigit(text[i]) || IsMarkOf(text, i)))
        {
            i++;
        }

        return i;

        static bool IsMarkOf(string text, int i) =>
            text[i] is '\'' or '’' && i + 1 < text.Length && char.IsLetter(text[i + 1]);
    }

    private static int EndOfNumber(string text, int i)
    {
        while (i < text.Length && (char.IsDigit(text[i])
            || (text[i] is '.' or ',' && i + 1 < text.Length && char.IsDigit(text[i + 1]))))
        {
            i++;
        }

        return i;
    }

    // A comma before exactly three digits separates thousands; any other one is a decimal point.
    private static string Number(string written)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < written.Length; i++)
        {
            if (written[i] != ',')
            {
                plain.Append(written[i]);
                continue;
            }

            int digits = written.AsSpan(i + 1).IndexOfAny(',', '.');
            if ((digits < 0 ? written.Length - i - 1 : digits) != 3)
            {
                plain.Append('.');
            }
        }

        return decimal.TryParse(plain.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out decimal number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : plain.ToString();
    }

    private static bool StandsAlone(char letter) =>
        letter is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u0E00' and <= '\u0E7F')
        && char.IsLetter(letter);
}
