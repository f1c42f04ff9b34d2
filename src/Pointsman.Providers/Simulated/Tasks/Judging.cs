using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Judges answers, as evaluations ask models to: which of two is better, or how many points one deserves. What counts
/// is how many key words of the reference, or else of the question, an answer has.
/// </summary>
internal sealed partial class Judging : ITask
{
    private static readonly string[] ScoreWording = ["{0}", "Score: {0}"];

    public Solution? Solve(Prompt prompt)
    {
        Dictionary<string, string> parts = Parts(prompt.Question);
        string? basis = parts.GetValueOrDefault("reference") ?? parts.GetValueOrDefault("question");
        if (basis is null)
        {
            return null;
        }

        if (parts.TryGetValue("a", out string? a) && parts.TryGetValue("b", out string? b))
        {
            return Compare(Share(basis, a), Share(basis, b));
        }

        return parts.TryGetValue("answer", out string? answer) && Range().Match(prompt.Whole) is { Success: true } range
            ? Score(Share(basis, answer), Number(range, "least"), Number(range, "most"))
            : null;
    }

    private static Solution Compare(double a, double b) => new()
    {
        Right = a >= b ? "A" : "B",
        Wrong = [a >= b ? "B" : "A"],
        Difficulty = Solution.Clamp(0.8 - Math.Abs(a - b)),
        Steps = ["Both answers are held against what was asked."],
    };

    private static Solution Score(double share, int least, int most)
    {
        int score = least + (int)Math.Round(share * (most - least));
        return new Solution
        {
            Right = Slip.Text(score),
            Wrong =
            [
                .. new[] { score + 1, score - 1, score + 2, score - 2 }.Where(wrong => wrong >= least && wrong <= most)
                    .Select(wrong => Slip.Text(wrong)),
            ],
            Difficulty = Solution.Clamp(0.3 + (0.4 * (1.0 - Math.Abs((2.0 * share) - 1.0)))),
            Wording = ScoreWording,
            Steps = ["The answer is held against what was asked."],
        };
    }

    private static double Share(string basis, string answer)
    {
        IReadOnlyList<string> wanted = KeyWords.Of(basis, 40);
        if (wanted.Count == 0)
        {
            return answer.Trim().Equals(basis.Trim(), StringComparison.OrdinalIgnoreCase) ? 1.0 : 0.0;
        }

        var had = KeyWords.Of(answer, int.MaxValue).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return wanted.Count(had.Contains) / (double)wanted.Count;
    }

    private static Dictionary<string, string> Parts(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        MatchCollection heads = Head().Matches(text);
        for (int i = 0; i < heads.Count; i++)
        {
            int from = heads[i].Index + heads[i].Length;
            int to = i + 1 < heads.Count ? heads[i + 1].Index : text.Length;
            string name = heads[i].Groups["which"].Value.ToLowerInvariant() is { Length: > 0 } which
                ? which is "1" ? "a" : which is "2" ? "b" : which
                : heads[i].Groups["name"].Value.ToLowerInvariant() switch
                {
                    "question" or "prompt" or "task" or "input" => "question",
                    "reference" or "reference answer" or "expected" or "expected answer" or "ground truth" =>
                        "reference",
                    _ => "answer",
                };
            parts.TryAdd(name, text[from..to].Trim());
        }

        return parts;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^[ \t#*\[]*(?<name>question|prompt|task|input|reference(?: answer)?|expected(?: answer)?|ground truth"
        + @"|(?:answer|response|output|candidate|submission)(?:[ \t]+(?<which>a|b|1|2))?)[ \t*\]]*:[ \t]*",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(
        @"\b(?:rate|score|grade|points|scale)\b[^\n]{0,80}?\b(?<least>\d{1,2})\s*(?:-|–|to|and)\s*(?<most>\d{1,3})\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Range();
}
