namespace Pointsman;

/// <summary>
/// Walks the sorted lists of all sources side by side, so that each subject is met once with all that is said of it.
/// </summary>
internal static class Grouping
{
    public static void Each<T>(
        IReadOnlyList<LoadedSource> facts, CatalogPolicy policy, Func<LoadedSource, List<T>> list, Func<T, string> id,
        Action<Claims<T>> use)
        where T : class
    {
        List<T>[] lists = [.. facts.Select(list)];
        int[] at = new int[lists.Length];
        var said = new List<T>();
        var sources = new List<int>();
        var claims = new Claims<T>(policy, said, sources);
        while (Smallest(lists, at, id) is { } next)
        {
            said.Clear();
            sources.Clear();
            for (int i = 0; i < lists.Length; i++)
            {
                while (at[i] < lists[i].Count && string.Equals(id(lists[i][at[i]]), next, StringComparison.Ordinal))
                {
                    said.Add(lists[i][at[i]++]);
                    sources.Add(i);
                }
            }

            use(claims);
        }
    }

    private static string? Smallest<T>(List<T>[] lists, int[] at, Func<T, string> id)
    {
        string? smallest = null;
        for (int i = 0; i < lists.Length; i++)
        {
            string? candidate = at[i] < lists[i].Count ? id(lists[i][at[i]]) : null;
            smallest = candidate is not null && (smallest is null || string.CompareOrdinal(candidate, smallest) < 0)
                ? candidate
                : smallest;
        }

        return smallest;
    }
}
