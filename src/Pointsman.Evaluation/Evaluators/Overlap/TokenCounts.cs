using System.Runtime.InteropServices;

namespace Pointsman.Evaluation;

/// <summary>How often tokens, or runs of them, occur.</summary>
internal static class TokenCounts
{
    /// <summary>The counts of tokens.</summary>
    public static Dictionary<string, int> Of(IEnumerable<string> tokens)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string token in tokens)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
        }

        return counts;
    }

    /// <summary>The counts of runs of so many tokens; there are none where there are fewer tokens.</summary>
    public static Dictionary<string, int> OfRuns(string[] tokens, int length) => Of(
        Enumerable.Range(0, Math.Max(0, tokens.Length - length + 1))
            .Select(at => string.Join('\0', tokens, at, length)));

    /// <summary>How many stand in both, each as often as in the one that has fewer.</summary>
    public static int Common(Dictionary<string, int> left, Dictionary<string, int> right) =>
        left.Sum(pair => Math.Min(pair.Value, right.GetValueOrDefault(pair.Key)));
}
