namespace Pointsman;

/// <summary>The letters and words of which damaged JSON is made.</summary>
internal static class JsonWords
{
    // What the words of other languages become; NaN and its like have no number in JSON.
    private static readonly Dictionary<string, string> Foreign = new(StringComparer.Ordinal)
    {
        ["True"] = "true", ["TRUE"] = "true", ["False"] = "false", ["FALSE"] = "false", ["None"] = "null",
        ["NULL"] = "null", ["Null"] = "null", ["undefined"] = "null", ["NaN"] = "null", ["nan"] = "null",
        ["Infinity"] = "null", ["-Infinity"] = "null",
    };

    private static readonly string[] Own = ["true", "false", "null"];

    /// <summary>Whether a word is a literal of JSON.</summary>
    public static bool IsLiteral(string word) => Own.Contains(word);

    /// <summary>What a literal of another language is in JSON; nothing for any other word.</summary>
    public static string? Translated(string word) => Foreign.GetValueOrDefault(word);

    /// <summary>Whether a literal or a number may begin like this.</summary>
    public static bool IsBeginning(string word) =>
        Own.Concat(Foreign.Keys).Any(known => known.StartsWith(word, StringComparison.Ordinal))
        || IsNumber(word + "0") || IsNumber(word);

    /// <summary>Whether a word is a number as JSON writes it.</summary>
    public static bool IsNumber(ReadOnlySpan<char> word)
    {
        word = word.StartsWith("-") ? word[1..] : word;
        int whole = Digits(word);
        if (whole == 0 || (whole > 1 && word[0] == '0'))
        {
            return false;
        }

        word = word[whole..];
        if (word.StartsWith("."))
        {
            int fraction = Digits(word[1..]);
            if (fraction == 0)
            {
                return false;
            }

            word = word[(fraction + 1)..];
        }

        if (word.Length == 0 || word[0] is not ('e' or 'E'))
        {
            return word.Length == 0;
        }

        word = word.Length > 1 && word[1] is '+' or '-' ? word[2..] : word[1..];
        return word.Length > 0 && Digits(word) == word.Length;
    }

    /// <summary>Whether a letter opens a text.</summary>
    public static bool IsQuote(char one) => one is '"' or '\'' || IsSmart(one);

    /// <summary>Whether a letter is a typographic quote.</summary>
    public static bool IsSmart(char one) => IsSmartDouble(one) || IsSmartSingle(one);

    /// <summary>Whether a letter may close a text that another one opened.</summary>
    public static bool Closes(char open, char one) => one == open
        || (IsSmartDouble(open) && (one == '"' || IsSmartDouble(one)))
        || (IsSmartSingle(open) && (one == '\'' || IsSmartSingle(one)));

    /// <summary>Whether a letter may stand in a literal or a number.</summary>
    public static bool IsOfWord(char one) => char.IsLetterOrDigit(one) || one is '+' or '-' or '.' or '_' or '$';

    /// <summary>Whether a letter may stand in a key without quotes.</summary>
    public static bool IsOfKey(char one) => char.IsLetterOrDigit(one) || one is '_' or '$' or '-';

    private static bool IsSmartDouble(char one) => one is '\u201C' or '\u201D' or '\u201E' or '\u201F';

    private static bool IsSmartSingle(char one) => one is '\u2018' or '\u2019' or '\u201A' or '\u201B';

    private static int Digits(ReadOnlySpan<char> word)
    {
        int count = word.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? word.Length : count;
    }
}
