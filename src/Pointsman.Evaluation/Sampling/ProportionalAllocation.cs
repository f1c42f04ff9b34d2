namespace Pointsman.Evaluation;

/// <summary>
/// How many to draw of each part: as its share of the whole, rounded by the largest remainder, and at least one of each
/// part as long as that goes. A part too small for its one takes it from the others in proportion.
/// </summary>
internal static class ProportionalAllocation
{
    /// <summary>The numbers to draw, in the order of the sizes; none is larger than its size.</summary>
    public static int[] Of(IReadOnlyList<int> sizes, int count)
    {
        int[] drawn = new int[sizes.Count];
        int[] order =
            [.. Enumerable.Range(0, sizes.Count).Where(at => sizes[at] > 0).OrderByDescending(at => sizes[at])];
        long left = Math.Min(count, sizes.Sum(size => (long)size));
        if (order.Length >= left)
        {
            foreach (int at in order.Take((int)left))
            {
                drawn[at] = 1;
            }

            return drawn;
        }

        // From the smallest: once one has a share of its own, so have all that are larger.
        long rest = order.Sum(at => (long)sizes[at]);
        int whole = order.Length;
        while (left * sizes[order[whole - 1]] < rest)
        {
            int smallest = order[--whole];
            drawn[smallest] = 1;
            rest -= sizes[smallest];
            left--;
        }

        long given = 0;
        foreach (int at in order.Take(whole))
        {
            drawn[at] = (int)(left * sizes[at] / rest);
            given += drawn[at];
        }

        foreach (int at in order.Take(whole).OrderByDescending(at => left * sizes[at] % rest).Take((int)(left - given)))
        {
            drawn[at]++;
        }

        return drawn;
    }
}
