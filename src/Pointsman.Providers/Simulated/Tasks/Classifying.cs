using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Chooses one of the labels that the prompt offers; sentiment has labels of its own when it offers none.
/// </summary>
internal sealed partial class Classifying : ITask
{
    private static readonly string[] Moods = ["positive", "negative", "neutral"];

    public Solution? Solve(Prompt prompt)
    {
        if (!Asked().IsMatch(prompt.Whole))
        {
            return null;
        }

        IReadOnlyList<string> labels = Labels.In(prompt.Whole);
        if (labels.Count == 0 && Sentiment().IsMatch(prompt.Whole))
        {
            labels = Moods;
        }

        return labels.Count == 0 ? null : Of(labels, prompt);
    }

    public static Solution Of(IReadOnlyList<string> labels, Prompt prompt)
    {
        (IReadOnlyList<string> ranked, int margin) = Labels.Rank(labels, prompt.Passage, prompt.Key);
        return new Solution
        {
            Right = ranked[0],
            Wrong = [.. ranked.Skip(1)],
            Difficulty = Solution.Clamp(
                0.1 + (0.5 / (1.0 + Math.Max(0, margin))) + (0.01 * labels.Count) + (prompt.Passage.Length / 10_000.0)),
            Steps = [$"The choice is between {string.Join(", ", labels.Take(8))}."],
        };
    }

    [GeneratedRegex(
        @"\b(?:classif\w+|categori[sz]\w*|label|sentiment|intent|which (?:category|label|class|topic)|tag)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bsentiment\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sentiment();
}
