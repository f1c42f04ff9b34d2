using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Questions with options A, B, C… The right one is the option that another task computes from the question; where
/// none can, one option is right by chance, the same one for every model.
/// </summary>
internal sealed partial class MultipleChoice(IReadOnlyList<ITask> others) : ITask
{
    private const double UnknownDifficulty = 0.5;
    private static readonly string[] Wording = ["{0}", "The answer is {0}.", "{0} is correct."];

    public Solution? Solve(Prompt prompt)
    {
        MatchCollection matches = Option().Matches(prompt.Question);
        var options = matches
            .Where((match, i) => char.ToUpperInvariant(match.Groups["letter"].Value[0]) == 'A' + i)
            .Select(match => match.Groups["text"].Value.Trim()).ToList();
        if (options.Count < 2)
        {
            return null;
        }

        string stem = prompt.Question[..matches[0].Index].Trim();
        Prompt asked = prompt.Asking(stem);
        Solution? inner = others.Select(task => task.Solve(asked)).FirstOrDefault(solution => solution is not null);
        int right = inner is null ? -1 : options.FindIndex(option => Same(option, inner.Right));
        if (right < 0)
        {
            inner = null;
            right = prompt.Key.With("option").Below(options.Count);
        }

        var letters = Enumerable.Range(0, options.Count).Select(i => ((char)('A' + i)).ToString()).ToList();
        return new Solution
        {
            Right = letters[right],
            Wrong =
            [
                .. letters.Where((_, i) => i != right).OrderByDescending(letter =>
                    inner?.Wrong.Any(wrong => Same(options[letter[0] - 'A'], wrong)) == true),
            ],
            Difficulty = inner?.Difficulty ?? UnknownDifficulty,
            Wording = Wording,
            Steps = [.. inner?.Steps ?? [], $"Option {letters[right]} says {options[right]}."],
        };
    }

    private static bool Same(string option, string answer) => string.Equals(
        option.TrimEnd('.').Replace(",", "", StringComparison.Ordinal).Trim(),
        answer,
        StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?:^|\n)[ \t]*\(?(?<letter>[A-Ha-h])[).:][ \t]+(?<text>[^\n]+)")]
    private static partial Regex Option();
}
