using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Finds the labels of a classification in its instruction, and the one that fits a text best.</summary>
internal static partial class Labels
{
    private const int MaxLabels = 40;
    private const int MaxWords = 4;
    private const int MaxLeads = 200;
    private const int MaxList = 2_000;

    /// <summary>The labels that an instruction offers; empty when it offers none.</summary>
    public static IReadOnlyList<string> In(string instruction)
    {
        foreach (Match lead in Lead().Matches(instruction).Take(MaxLeads))
        {
            string rest = instruction[(lead.Index + lead.Length)..];
            rest = rest[..Math.Min(rest.Length, MaxList)];
            string list = BulletList().Match(rest) is { Success: true } bullets
                ? bullets.Value
                : EndOfList().Split(rest, 2)[0];
            IReadOnlyList<string> labels = Listing.Of(list);
            if (labels.Count is >= 2 and <= MaxLabels && labels.All(IsLabel))
            {
                return labels;
            }
        }

        return [];
    }

    /// <summary>The labels from best to worst for a text, and how clearly the first one leads.</summary>
    public static (IReadOnlyList<string> Ranked, int Margin) Rank(IReadOnlyList<string> labels, string text, Chance key)
    {
        List<string> words = [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];
        int mood = Mood(words);
        var scored = labels
            .Select((label, i) => (Label: label, Score: Score(label, words, mood), Tie: key.With("tie").With(i).Key))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Tie).ToList();
        return ([.. scored.Select(one => one.Label)], scored[0].Score - scored[Math.Min(1, scored.Count - 1)].Score);
    }

    // Words of praise less words of blame; a "not" up to two words before turns them round.
    private static int Mood(List<string> words)
    {
        Lexicon lexicon = Lexicon.Own;
        int mood = 0;
        for (int i = 0; i < words.Count; i++)
        {
            int value = lexicon.Positive.Contains(words[i]) ? 1 : lexicon.Negative.Contains(words[i]) ? -1 : 0;
            bool turned = value != 0 && words.Skip(Math.Max(0, i - 2)).Take(Math.Min(i, 2))
                .Any(lexicon.Negators.Contains);
            mood += turned ? -value : value;
        }

        return mood;
    }

    private static int Score(string label, List<string> words, int mood)
    {
        string name = label.ToLowerInvariant();
        switch (name)
        {
            case "positive" or "pos" or "good" or "happy":
                return 2 * mood;
            case "negative" or "neg" or "bad" or "unhappy":
                return -2 * mood;
            case "neutral" or "mixed":
                return mood == 0 ? 1 : -1;
        }

        // A label such as "billing_question" is known by each of its words.
        int score = Lexicon.Own.Fallbacks.Contains(name) ? 1 : 0;
        foreach (string part in Word().Matches(name.Replace('_', ' ')).Select(match => match.Value))
        {
            score += 3 * words.Count(word =>
                word == part || (part.Length > 4 && word.StartsWith(part, StringComparison.Ordinal)));
            if (Lexicon.Own.Topics.TryGetValue(part, out var topic)
                || Lexicon.Own.Topics.TryGetValue(part.TrimEnd('s'), out topic))
            {
                score += 2 * words.Count(topic.Contains);
            }
        }

        return score;
    }

    private static bool IsLabel(string label) => label.Length <= 40 && label.Split(' ').Length <= MaxWords;

    [GeneratedRegex(
        @"\b(?:as|into|one of|labels?|categor(?:y|ies)|class(?:es)?|options?|intents?|topics?|between|is (?:it"
        + @"|this)|either)"
        + @"(?:\s+(?:these|the following|one of|either|are|is|of|categories|labels|classes|topics|intents|the))*"
        + @"\s*:?\s*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^\s*(?:[-*•]\s[^\n]+(?:\n|$)){2,}")]
    private static partial Regex BulletList();

    [GeneratedRegex(@"[.?!](?:\s|$)|\n|:\s")]
    private static partial Regex EndOfList();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:['’]\p{L}+)?")]
    private static partial Regex Word();
}
