using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Summarises by the first sentences, as many as were asked for. A mistake takes the wrong ones.</summary>
internal sealed partial class Summarising : ITask
{
    private const int Usual = 2;
    private const string Vague = "The text speaks of several things.";

    public Solution? Solve(Prompt prompt)
    {
        if (!Asked().IsMatch(prompt.Whole))
        {
            return null;
        }

        IReadOnlyList<string> sentences = Sentences.Of(prompt.Passage);
        if (sentences.Count == 0)
        {
            return null;
        }

        bool bullets = Bullets().IsMatch(prompt.Whole);
        int wanted = Math.Min(Count(prompt.Whole), sentences.Count);
        string last = Joined([.. sentences.TakeLast(wanted)], bullets);
        string right = Joined([.. sentences.Take(wanted)], bullets);
        return new Solution
        {
            Right = right,
            Wrong = last == right ? [Vague] : [last, Vague],
            Difficulty = Solution.Clamp(0.15 + (prompt.Passage.Length / 8_000.0)),
            Steps = [$"The text has {sentences.Count} sentences; the first ones carry it."],
        };
    }

    private static string Joined(IReadOnlyList<string> sentences, bool bullets) =>
        bullets ? string.Join('\n', sentences.Select(sentence => $"- {sentence}")) : string.Join(' ', sentences);

    private static int Count(string text) => Number().Match(text).Groups["count"].Value.ToLowerInvariant() switch
    {
        "one" or "a" or "1" or "single" => 1,
        "three" or "3" => 3,
        "four" or "4" => 4,
        "five" or "5" => 5,
        _ => Usual,
    };

    [GeneratedRegex(@"\b(?:summari[sz]e|summary|tl;?dr|shorten|key points|gist)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:bullets?|key points)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bullets();

    [GeneratedRegex(
        @"\b(?<count>one|a|single|two|three|four|five|[1-5])[ -](?:short |brief )?(?:sentences?|bullets?|points?"
        + @"|key points)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
