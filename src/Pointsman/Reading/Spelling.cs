namespace Pointsman;

/// <summary>Finds what somebody may have meant.</summary>
public static class Spelling
{
    /// <summary>The known names nearest to a word, best first; empty when none is near enough to be a guess.</summary>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> known, int most = 3)
    {
        string needle = word.ToLowerInvariant();
        int allowed = Math.Max(1, needle.Length / 3);
        return
        [
            .. known
                .Select(name => (Name: name, Distance: Near(needle, name.ToLowerInvariant())))
                .Where(pair => pair.Distance <= allowed)
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(most)
                .Select(pair => pair.Name),
        ];
    }

    /// <summary>"did you mean …?", or a way to list what there is.</summary>
    public static string Hint(string word, IEnumerable<string> known, string otherwise)
    {
        IReadOnlyList<string> near = Nearest(word, known);
        return near.Count == 0 ? otherwise : $"did you mean {string.Join(" or ", near)}?";
    }

    // Somebody may have written only how the name begins; that is as good as one edit more.
    private static int Near(string needle, string name)
    {
        int whole = Distance(needle, name);
        bool begun = needle.Length >= 4 && name.Length > needle.Length + 1;
        return begun ? Math.Min(whole, Distance(needle, name[..(needle.Length + 1)].TrimEnd('-')) + 1) : whole;
    }

    /// <summary>Edits from one word to another; two swapped neighbours count as one edit.</summary>
    internal static int Distance(string from, string to)
    {
        int[] beforeLast = new int[to.Length + 1];
        int[] last = new int[to.Length + 1];
        int[] row = new int[to.Length + 1];
        for (int j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int change = from[i - 1] == to[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                row[j] = swapped ? Math.Min(best, beforeLast[j - 2] + 1) : best;
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }
}
