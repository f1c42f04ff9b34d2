using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Translates word by word with a tiny dictionary; words that it lacks stay as they are.</summary>
internal sealed partial class Translating : ITask
{
    private const int MaxWords = 400;

    public Solution? Solve(Prompt prompt)
    {
        if (Asked().Match(prompt.Whole) is not { Success: true } asked)
        {
            return null;
        }

        int language = Lexicon.Own.Languages.ToList().IndexOf(asked.Groups["language"].Value.ToLowerInvariant());
        string text = prompt.Passage == prompt.Question.Trim() && asked.Groups["text"].Success
            ? asked.Groups["text"].Value.Trim() : prompt.Passage;
        var words = Piece().Matches(text).Take(MaxWords).Select(match => match.Value).ToList();
        if (language < 0 || words.Count == 0)
        {
            return null;
        }

        (List<string> right, int unknown) = Translate(words, language);
        List<int> lengthy = [.. Enumerable.Range(0, right.Count).Where(i => right[i].Length > 2)];
        int slip = prompt.Key.With("word").Pick(lengthy.Count > 0 ? lengthy : [0]);
        var wrong = right.Select((word, i) => i == slip ? word[..^1] + "u" : word).ToList();
        return new Solution
        {
            Right = Joined(right),
            Wrong = [Joined(wrong), Joined([.. right.Where((_, i) => i != slip)])],
            Difficulty = Solution.Clamp(0.1 + (0.02 * words.Count) + (0.4 * unknown / words.Count)),
            Steps = [$"There are {words.Count} words to translate."],
        };
    }

    private static (List<string> Words, int Unknown) Translate(List<string> words, int language)
    {
        var translated = new List<string>();
        int unknown = 0;
        for (int i = 0; i < words.Count; i++)
        {
            string pair = i + 1 < words.Count ? $"{words[i]} {words[i + 1]}" : "";
            if (Lexicon.Own.Dictionary.TryGetValue(pair, out string[]? two))
            {
                translated.Add(Like(words[i], two[language]));
                i++;
            }
            else if (Lexicon.Own.Dictionary.TryGetValue(words[i], out string[]? one))
            {
                translated.Add(Like(words[i], one[language]));
            }
            else
            {
                unknown += char.IsLetter(words[i][0]) ? 1 : 0;
                translated.Add(words[i]);
            }
        }

        return (translated, unknown);
    }

    private static string Like(string pattern, string word) =>
        char.IsUpper(pattern[0]) && pattern != "I" ? char.ToUpperInvariant(word[0]) + word[1..] : word;

    private static string Joined(IReadOnlyList<string> words) =>
        BeforeSign().Replace(string.Join(' ', words), "$1");

    [GeneratedRegex(
        @"\btranslate\b(?<text>[^\n:]{0,2000}?)\b(?:to|into|in)\s+(?<language>\p{L}+)"
        + @"|\bhow (?:do you|to) say (?<text>[^\n]{1,2000}?) in (?<language>\p{L}+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\p{L}+(?:['’]\p{L}+)*|\d+|[^\s\w]")]
    private static partial Regex Piece();

    [GeneratedRegex(@"\s+([.,;:!?])")]
    private static partial Regex BeforeSign();
}
