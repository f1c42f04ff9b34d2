using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>"What is the capital of France?", for a few countries.</summary>
internal sealed partial class Capitals : ITask
{
    private static readonly string[] Wording = ["{0}", "It is {0}.", "The capital is {0}."];

    public Solution? Solve(Prompt prompt)
    {
        if (Asked().Match(prompt.Question) is not { Success: true } asked
            || !Lexicon.Own.Capitals.TryGetValue(asked.Groups["country"].Value.Trim(), out string? capital))
        {
            return null;
        }

        List<string> others =
            [.. Lexicon.Own.Capitals.Values.Where(other => other != capital).Order(StringComparer.Ordinal)];
        int first = prompt.Key.With("capital").Below(others.Count);
        return new Solution
        {
            Right = capital,
            Wrong = [others[first], others[(first + 1) % others.Count]],
            Difficulty = 0.1,
            Wording = Wording,
        };
    }

    [GeneratedRegex(@"\bcapital (?:city )?of (?<country>[\p{L} ]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();
}
